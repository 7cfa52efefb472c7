using AngleSharp.Html.Dom;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>One heading for each column of a table whose headings may span several rows and columns.</summary>
internal static class TableHeadings
{
    /// <summary>The headings from left to right, each of them once: one that would come again is told by the column before it.</summary>
    public static IReadOnlyList<string> Of(IHtmlTableElement table, IStringLocalizer<SharedResource> text)
    {
        var grid = Grid(table.Head?.Rows.ToList() ?? []);
        var width = grid.Count == 0 ? 0 : grid.Max(row => row.Count);
        var names = new List<string>();
        for (var c = 0; c < width; c++)
        {
            var parts = grid.Where(row => c < row.Count).Select(row => row[c]).OfType<string>().Where(part => part.Length > 0).Distinct().ToList();
            names.Add(parts.Count < 2 ? string.Concat(parts) : parts.Aggregate((group, part) => text["{0}: {1}", group, part]));
        }

        var own = names.ToList();
        for (var c = 1; c < width; c++)
        {
            if (own[c].Length > 0 && own.IndexOf(own[c]) != own.LastIndexOf(own[c])) names[c] = text["{0}, {1}", own[c - 1], own[c]];
        }

        return names;
    }

    // A cell that spans several places stands in each of them; one that names values and the bars beside them names the values.
    private static List<List<string?>> Grid(List<IHtmlTableRowElement> rows)
    {
        var grid = rows.ConvertAll(_ => new List<string?>());
        for (var r = 0; r < rows.Count; r++)
        {
            var c = 0;
            foreach (var cell in rows[r].Cells)
            {
                while (c < grid[r].Count && grid[r][c] is not null) c++;
                var heading = PageText.OfHeading(cell);
                var isGroup = r + Math.Max(1, cell.RowSpan) < rows.Count;
                for (var down = r; down < Math.Min(rows.Count, r + Math.Max(1, cell.RowSpan)); down++)
                {
                    for (var right = c; right < c + Math.Max(1, cell.ColumnSpan); right++)
                    {
                        while (grid[down].Count <= right) grid[down].Add(null);
                        grid[down][right] = isGroup || right == c ? heading : "";
                    }
                }
            }
        }

        return grid;
    }
}
