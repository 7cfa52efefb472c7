using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>
/// Takes a table out of a page. Limits become two columns, small words beside a number a column of their own, and columns that only draw are left out.
/// </summary>
internal sealed class TableReader(Written written, IStringLocalizer<SharedResource> text)
{
    /// <summary>The table with its values.</summary>
    public SeenTable Read(IHtmlTableElement table)
    {
        var name = table.Caption is { } caption ? PageText.Plain(caption.TextContent) : table.Id ?? "";
        var headings = TableHeadings.Of(table, text);
        var rows = table.Rows.Where(row => row.ParentElement is not IHtmlTableSectionElement { LocalName: "thead" }).ToList();
        var cells = rows.Select(row => CellsOf(row, headings.Count)).ToList();
        Date(rows, cells);
        var columns = new List<SeenColumn>();
        var values = cells.Select(_ => new List<ShownValue?>()).ToList();
        for (var c = 0; c < headings.Count; c++) Take(headings[c], [.. cells.Select(row => row[c])], columns, values);
        return new SeenTable(table.Id ?? "", name, columns, values.ToAsyncEnumerable());
    }

    private SeenCell[] CellsOf(IHtmlTableRowElement row, int width)
    {
        var cells = new SeenCell[width];
        Array.Fill(cells, SeenCell.Empty);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            if (column >= width) break;
            cells[column] = SeenCell.Read(cell, written);
            column += Math.Max(1, cell.ColumnSpan);
        }

        return cells;
    }

    // The names of lines are words, unless each of them is a day or a month; the lines below them, such as totals, may have other names.
    private void Date(List<IHtmlTableRowElement> rows, List<SeenCell[]> cells)
    {
        var body = Enumerable.Range(0, rows.Count).Where(r => rows[r].ParentElement is not IHtmlTableSectionElement { LocalName: "tfoot" }).ToList();
        var dates = body.ConvertAll(r => cells[r] is [{ Value: ShownValue.Text { Words: var words } }, ..] ? written.Of(words) as ShownValue : null);
        if (!dates.TrueForAll(date => date is ShownValue.Day or ShownValue.Month or ShownValue.Moment)) return;
        foreach (var (row, date) in body.Zip(dates)) cells[row][0] = cells[row][0] with { Value = date };
    }

    private void Take(string heading, List<SeenCell> shown, List<SeenColumn> columns, List<List<ShownValue?>> rows)
    {
        var cells = WithSingleDays(shown);
        var hasValue = cells.Exists(cell => cell.Value is not null);
        var hasLimits = cells.Exists(cell => cell.Limits is not null);
        var hasNote = cells.Exists(cell => cell.Note is not null);
        if (!hasValue && !hasLimits && !hasNote && cells.Exists(cell => cell.IsDrawn)) return;
        if (hasValue || !hasLimits) Add(heading, cell => cell.Value);
        if (hasLimits)
        {
            var areDays = cells.TrueForAll(cell => cell.Limits is null or { Low: ShownValue.Day });
            Add(areDays ? text["{0}, from", heading] : text["{0}, low", heading], cell => cell.Limits?.Low);
            Add(areDays ? text["{0}, to", heading] : text["{0}, high", heading], cell => cell.Limits?.High);
        }

        if (hasNote) Add(text["{0}, note", heading], cell => cell.Note is { } note ? new ShownValue.Text(note) : null);

        void Add(string name, Func<SeenCell, ShownValue?> of)
        {
            var values = cells.ConvertAll(cell => of(cell));
            columns.Add(Describe(name, values));
            foreach (var (row, value) in rows.Zip(values)) row.Add(value);
        }
    }

    // Beside lines of several days, a single day is the first and the last.
    private static List<SeenCell> WithSingleDays(List<SeenCell> cells) => !cells.Exists(cell => cell.Limits is { Low: ShownValue.Day })
        ? cells
        : cells.ConvertAll(cell => cell is { Value: ShownValue.Day day, Limits: null } ? cell with { Value = null, Limits = (day, day) } : cell);

    private static SeenColumn Describe(string heading, List<ShownValue?> values)
    {
        var numbers = values.OfType<ShownValue.Number>().Select(number => (number.Unit, number.Currency)).Distinct().ToList();
        var isWords = numbers.Count == 0 && values.Exists(value => value is ShownValue.Text);
        return numbers is [var (unit, currency)] ? new SeenColumn(heading, unit, currency) : new SeenColumn(heading) { IsWords = isWords };
    }
}
