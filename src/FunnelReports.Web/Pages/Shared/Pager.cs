using Microsoft.AspNetCore.WebUtilities;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>Where a reader stands in a long list. Page numbers start at 1 and are kept within the list.</summary>
/// <param name="Total">Rows in the whole list.</param>
/// <param name="PageSize">Rows on a page, at least 1.</param>
/// <param name="Wanted">The page asked for.</param>
public sealed record Pager(long Total, int PageSize, int Wanted)
{
    /// <summary>Name of the query value. "page" is taken by Razor Pages itself.</summary>
    public const string QueryName = "p";

    /// <summary>Number of the last page; 1 for an empty list.</summary>
    public int Last => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>The page shown.</summary>
    public int Current => Math.Clamp(Wanted, 1, Last);

    /// <summary>Rows before the first one shown.</summary>
    public long Skip => (long)(Current - 1) * PageSize;

    /// <summary>Number of the first row shown; 0 for an empty list.</summary>
    public long First => Total == 0 ? 0 : Skip + 1;

    /// <summary>Number of the last row shown.</summary>
    public long LastRow => Math.Min(Total, Skip + PageSize);

    /// <summary>First page, last page, the current one and its neighbours; null stands for a gap of two or more.</summary>
    public IReadOnlyList<int?> Links()
    {
        var shown = new SortedSet<int> { 1, Last };
        for (var page = Math.Max(1, Current - 1); page <= Math.Min(Last, Current + 1); page++)
        {
            shown.Add(page);
        }

        var links = new List<int?>();
        var before = 0;
        foreach (var page in shown)
        {
            if (page == before + 2)
            {
                links.Add(page - 1);
            }
            else if (page > before + 2)
            {
                links.Add(null);
            }

            links.Add(page);
            before = page;
        }

        return links;
    }

    /// <summary>The address of a page: the same query with only the page number changed (page 1 needs none).</summary>
    public static string PathOf(HttpRequest request, int page)
    {
        var query = request.Query.Where(pair => pair.Key != QueryName)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value)).ToList();
        if (page > 1)
        {
            query.Add(KeyValuePair.Create(QueryName, (string?)page.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }
}
