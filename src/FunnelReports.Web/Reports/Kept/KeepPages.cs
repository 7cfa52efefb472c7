using System.Text;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FunnelReports.Web.Reports.Kept;

/// <summary>
/// Keeps the content of report pages for as long as no data change: it is rendered once and shown to all whose key is the same, each within a layout of
/// their own. See docs/decisions/0013-kept-pages.md.
/// </summary>
public sealed class KeepPages(KeptPages pages, PageKeys keys, AnswerTags tags, IAntiforgery forms, IModelMetadataProvider metadata) : IAsyncResourceFilter
{
    private const string View = "/Pages/Shared/_Kept.cshtml";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || ExportAsked.Of(http.Request.Query) is not null || http.Features.Get<DataSeen>() is not { } seen || tags.HasNotice(http.Request))
        {
            await next();
            return;
        }

        var made = false;
        var page = await pages.GetAsync(await keys.OfAsync(http, seen), MakeAsync, http.RequestAborted);
        if (page is null) return;
        var tag = await tags.OfAsync(page, http);
        if (tag is not null) AnswerTags.Give(http.Response, tag);
        if (tag is not null && AnswerTags.IsHeld(http.Request, tag))
        {
            if (made) http.Response.StatusCode = StatusCodes.Status304NotModified;
            else context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
            return;
        }

        if (made) await Within(page, context).ExecuteResultAsync(context);
        else context.Result = Within(page, context);

        async Task<KeptPage?> MakeAsync()
        {
            made = true;
            return await RenderAsync(context, next, seen);
        }
    }

    // Null when it must not be kept; then it has been answered.
    private async Task<KeptPage?> RenderAsync(ResourceExecutingContext context, ResourceExecutionDelegate next, DataSeen seen)
    {
        var response = context.HttpContext.Response;
        var sent = response.Body;
        await using var body = new MemoryStream();
        ResourceExecutedContext done;
        context.HttpContext.LeaveOutLayout();
        response.Body = body;
        try
        {
            done = await next();
        }
        finally
        {
            response.Body = sent;
        }

        if (done.Exception is not null && !done.ExceptionHandled) return null;
        if (done.Result is not PageResult { Page: { } rendered } result)
        {
            body.Position = 0;
            await body.CopyToAsync(sent, context.HttpContext.RequestAborted);
            return null;
        }

        if (rendered.SectionWriters.Count > 0) throw new InvalidOperationException("A page that is kept has no sections: they would be lost with its layout.");
        var html = Encoding.UTF8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length));
        var token = html.Contains(FormToken, StringComparison.Ordinal) ? forms.GetTokens(context.HttpContext).RequestToken : null;
        var page = new KeptPage(html, token, result.ViewData ?? rendered.ViewContext.ViewData, context.HttpContext.NeedsCharts());
        if (response.StatusCode == StatusCodes.Status200OK && !seen.IsBehind) return page;
        await Within(page, context).ExecuteResultAsync(context);
        return null;
    }

    private const string FormToken = "__RequestVerificationToken";

    private ViewResult Within(KeptPage page, ResourceExecutingContext context)
    {
        var data = new ViewDataDictionary<KeptPage>(metadata, context.ModelState) { Model = page };
        page.Tell(data, context.HttpContext);
        return new ViewResult { ViewName = View, ViewData = data };
    }
}
