using System.Text;
using FunnelReports.Data;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace FunnelReports.Web.Exports;

/// <summary>
/// Answers a page that is asked for as a file: the page is made as always, for the same person and by the same address, and its tables are taken out of it.
/// What is no page with numbers, such as a mistake or a redirect, is answered as it is.
/// </summary>
public sealed class ExportFilter(Format format, IStringLocalizer<SharedResource> text, WorkspaceStore workspaces, TimeProvider clock) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || ExportAsked.Of(http.Request.Query) is not { } asked)
        {
            await next();
            return;
        }

        PageDesk.WaitForAll();
        var written = format.Written = new Written();
        await using var body = new MemoryStream();
        var (result, data) = await MakeAsync(http, next, body);
        if (result is null || http.Response.StatusCode != StatusCodes.Status200OK)
        {
            body.Position = 0;
            await body.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }

        var page = new PageReader(written, text).Read(Encoding.UTF8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length)));
        await AnswerAsync(http, asked, page, data, result.Model as IFiled);
    }

    private static async Task<(PageResult? Result, ViewDataDictionary? Data)> MakeAsync(HttpContext http, ResourceExecutionDelegate next, Stream body)
    {
        var sent = http.Response.Body;
        http.Response.Body = body;
        try
        {
            var done = await next();
            var result = done.Exception is null || done.ExceptionHandled ? done.Result as PageResult : null;
            return (result, result?.ViewData ?? result?.Page?.ViewContext.ViewData);
        }
        finally
        {
            http.Response.Body = sent;
        }
    }

    private async Task AnswerAsync(HttpContext http, ExportAsked asked, SeenPage page, ViewDataDictionary? data, IFiled? filed)
    {
        var table = asked.IsWorkbook ? null : page.Table(asked.Table) ?? await UnshownAsync();
        if (table is null && !asked.IsWorkbook)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var name = ExportName.Of(http.Request.Path, asked.IsWorkbook ? ExportAsked.Xlsx : ExportAsked.Csv, [.. filed?.Subject ?? [data?.AsOf()], table?.Id]);
        http.Response.ContentType = asked.IsWorkbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        if (table is null)
        {
            var tables = new List<SeenTable> { About(http.Request, page, data, await ZoneAsync(data, http.RequestAborted)) };
            foreach (var shown in page.Tables) tables.Add(await WholeAsync(shown));
            await Workbook.WriteAsync(tables, http.Response.Body, http.RequestAborted);
        }
        else
        {
            await new CsvFile(table.IsForImport ? CsvStyle.Point : CsvStyle.Of(asked.Language), text).WriteAsync(await WholeAsync(table), http.Response.Body, http.RequestAborted);
        }

        async ValueTask<SeenTable?> UnshownAsync() => filed is null || asked.Table is not { Length: > 0 } id ? null : await filed.UnshownTableAsync(id, http.RequestAborted);

        async ValueTask<SeenTable> WholeAsync(SeenTable shown) => filed is null ? shown : await filed.WholeTableAsync(shown, http.RequestAborted);
    }

    // What the numbers are numbers of: a file leaves the page behind.
    private SeenTable About(HttpRequest request, SeenPage page, ViewDataDictionary? data, TimeZoneInfo zone)
    {
        var facts = new List<(string Name, string? Words)>(page.Facts.Select(fact => (fact.Name, (string?)fact.Words)))
        {
            (text["As of"], data?.AsOf()),
            (text["Time zone"], zone.Id),
            (text["Made at"], format.Moment(clock.GetUtcNow(), zone)),
            (text["Address"], ExportAsked.PageAddress(request)),
        };
        return new SeenTable(
            "about", text["About"],
            [new("FunnelReports") { IsWords = true, Width = 24 }, new(page.Title) { IsWords = true, Width = 96 }],
            facts.Where(fact => fact.Words is not null).Select(IReadOnlyList<ShownValue?> (fact) => [new ShownValue.Text(fact.Name), new ShownValue.Text(fact.Words!)]).ToAsyncEnumerable());
    }

    private async ValueTask<TimeZoneInfo> ZoneAsync(ViewDataDictionary? data, CancellationToken cancel) =>
        data?.TimeZone() is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : (await workspaces.ReadAsync(cancel)).Calendar.Zone;
}
