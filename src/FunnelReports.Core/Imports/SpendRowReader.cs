using FunnelReports.Core.Calendars;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Imports;

/// <summary>Turns rows of spend into amounts. A row has a month (its budget) or a date (what was spent that day), not both.</summary>
/// <remarks>An instance is for one file; it is not safe for several threads.</remarks>
public sealed class SpendRowReader
{
    private static readonly Dictionary<string, SpendCategory> Categories =
        Enum.GetValues<SpendCategory>().ToDictionary(c => c.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly RowCells cells;
    private readonly InstantText days;
    private readonly Currency currency;

    /// <param name="layout">Where the file has what.</param>
    /// <param name="map">How the file writes it.</param>
    /// <param name="calendar">The reporting calendar.</param>
    /// <param name="currency">The currency of the workspace: spend in any other is refused.</param>
    /// <param name="now">The present: days more than 24 hours after it are refused; budgets may be for any month.</param>
    public SpendRowReader(ImportLayout layout, ImportMap map, ReportingCalendar calendar, Currency currency, Instant now)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(currency);
        cells = new(layout, map);
        days = new(map.Calendar ?? calendar, map.DateOrder, now);
        this.currency = currency;
    }

    /// <summary>Reads a row.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public RowFault? Read(string[] fields, out SpendRow? row)
    {
        cells.Begin(fields);
        var (day, isMonth) = Day();
        var category = Category();
        CheckCurrency();
        var amount = cells.Amount(ImportColumn.Amount, currency);
        if (amount is null) cells.Refuse(ImportColumn.Amount, $"{RowCells.Missing(ImportColumn.Amount)} Write 0 when nothing was spent.");
        var (channel, campaign) = (Name(ImportColumn.Channel), Name(ImportColumn.Campaign));
        row = cells.Fault is null ? new(day, isMonth, category, channel, campaign, amount ?? 0) : null;
        return cells.Fault;
    }

    private (DateOnly Day, bool IsMonth) Day()
    {
        var (date, month) = (cells.Raw(ImportColumn.Date), cells.Raw(ImportColumn.Month));
        if (date is not null == month is not null)
        {
            var which = date is null ? "neither a date nor a month" : "both a date and a month";
            cells.Refuse(ImportColumn.Date, $"The row has {which}. Give a date for money spent on a day, or a month for a budget.");
            return default;
        }

        if (month is not null) return (Month(month), true);
        if (days.ReadDay(date!, out var day) is { } reason) cells.Refuse(ImportColumn.Date, reason);
        return (day, false);
    }

    private DateOnly Month(string text)
    {
        var first = text.Length == 7 && text[4] is '-' or '/' ? $"{text}{text[4]}01" : text;
        if (DayText.Read(first, null, out var day, out var rest) is null && rest.IsEmpty && day.Day == 1) return day;
        cells.Refuse(ImportColumn.Month, $"{RowCells.Quoted(text)} is not a month between {DayText.FirstYear}-01 and {DayText.LastYear}-12. Write it like 2018-03.");
        return default;
    }

    // Budgets that were exported come back under the names that they have here.
    private string? Name(ImportColumn column) => cells.Text(column) is { } name ? FormulaGuard.Take(name) : null;

    private SpendCategory Category()
    {
        var text = cells.Required(ImportColumn.Category);
        if (Categories.TryGetValue(text, out var category)) return category;
        cells.Refuse(ImportColumn.Category, $"There is no category {RowCells.Quoted(text)}. Known: {string.Join(", ", Categories.Keys.Select(c => c.ToLowerInvariant()))}.");
        return default;
    }

    private void CheckCurrency()
    {
        var text = cells.Required(ImportColumn.Currency);
        if (!text.Equals(currency.Code, StringComparison.OrdinalIgnoreCase))
            cells.Refuse(ImportColumn.Currency, $"The amount is in {RowCells.Quoted(text)}, but the workspace counts in {currency.Code}. Convert it first: the program holds no exchange rates.");
    }
}
