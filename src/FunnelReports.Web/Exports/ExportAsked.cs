using Microsoft.AspNetCore.Http.Extensions;

namespace FunnelReports.Web.Exports;

/// <summary>What of a page is asked for as a file: by its address, with <c>export=xlsx</c> or <c>export=csv&amp;table=…&amp;locale=…</c> added to it.</summary>
/// <param name="IsWorkbook">True for a workbook of all tables, false for CSV of one.</param>
/// <param name="Table">Id or number of the table for CSV; null for the first.</param>
/// <param name="Language">Whose CSV it is; null for the reader's.</param>
public sealed record ExportAsked(bool IsWorkbook, string? Table, string? Language)
{
    /// <summary>Name of the query value that asks for a file.</summary>
    public const string QueryName = "export";

    /// <summary>Name of the query value that names the table.</summary>
    public const string TableName = "table";

    /// <summary>Asks for a workbook.</summary>
    public const string Xlsx = "xlsx";

    /// <summary>Asks for CSV.</summary>
    public const string Csv = "csv";

    private static readonly string[] Names = [QueryName, TableName, CsvStyle.QueryName];

    /// <summary>What a request asks for; null when for the page itself.</summary>
    public static ExportAsked? Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var kind = query[QueryName].ToString();
        return kind is Xlsx or Csv ? new ExportAsked(kind == Xlsx, query[TableName], query[CsvStyle.QueryName]) : null;
    }

    /// <summary>The query values of the page itself.</summary>
    public static IEnumerable<KeyValuePair<string, string>> PageValues(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Where(pair => !Names.Contains(pair.Key)).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));
    }

    /// <summary>The whole address of the page itself.</summary>
    public static string PageAddress(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, new QueryBuilder(PageValues(request.Query)).ToQueryString());
    }
}
