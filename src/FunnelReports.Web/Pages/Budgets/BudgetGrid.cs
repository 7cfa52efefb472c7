using FunnelReports.Core;
using FunnelReports.Core.Spend;
using FunnelReports.Data.Spend;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Budgets;

/// <summary>The months of a year by category, as stored or as typed.</summary>
public sealed class BudgetGrid
{
    private readonly Dictionary<BudgetCell, GridCell> cells;

    internal BudgetGrid(BudgetYear year, Currency currency, IEnumerable<GridCell> cells)
    {
        Year = year;
        Currency = currency;
        this.cells = cells.ToDictionary(cell => cell.Place);
    }

    public BudgetYear Year { get; }

    public Currency Currency { get; }

    /// <summary>The first days of the twelve months.</summary>
    public IReadOnlyList<DateOnly> Months => MonthsOf(Year.Days);

    /// <summary>What money is spent on, in the order of the columns.</summary>
    public static IReadOnlyList<SpendCategory> Categories { get; } = Enum.GetValues<SpendCategory>();

    public GridCell this[DateOnly month, SpendCategory category] => cells[new BudgetCell(month, category)];

    /// <summary>Row by row.</summary>
    public IEnumerable<GridCell> Cells => Months.SelectMany(month => Categories, (month, category) => this[month, category]);

    /// <summary>The cells that cannot be saved as they are.</summary>
    public IReadOnlyList<GridCell> Faults => [.. Cells.Where(cell => cell.Fault is not null)];

    /// <summary>What the person wants to change.</summary>
    public IReadOnlyCollection<BudgetEdit> Edits => [.. Cells.Select(cell => new BudgetEdit(cell.Place, cell.Shown, cell.Amount))];

    /// <summary>The sum of a month, null when none of its cells is known.</summary>
    public long? TotalOf(DateOnly month) => Sum(Categories.Select(category => this[month, category]));

    /// <summary>The sum of a category, null when none of its cells is known.</summary>
    public long? TotalOf(SpendCategory category) => Sum(Months.Select(month => this[month, category]));

    /// <summary>The sum of all cells, null when none is known.</summary>
    public long? Total => Sum(Cells);

    /// <summary>The grid of what is stored.</summary>
    public static BudgetGrid Stored(BudgetYear year, Currency currency, Format format) =>
        new(year, currency, PlacesOf(year).Select(place => StoredCell(year, currency, place, format)));

    /// <summary>The cell of what is stored.</summary>
    internal static GridCell StoredCell(BudgetYear year, Currency currency, BudgetCell place, Format format)
    {
        long? amount = year.Amounts.TryGetValue(place, out var minor) ? minor : null;
        return new GridCell(place, amount, amount is null ? "" : format.Amount(amount, currency), amount);
    }

    /// <summary>Every cell of a year, row by row.</summary>
    internal static IEnumerable<BudgetCell> PlacesOf(BudgetYear year) =>
        MonthsOf(year.Days).SelectMany(month => Categories, (month, category) => new BudgetCell(month, category));

    private static IReadOnlyList<DateOnly> MonthsOf(DayRange year) => [.. Enumerable.Range(0, 12).Select(year.Start.AddMonths)];

    private static long? Sum(IEnumerable<GridCell> cells) =>
        cells.Where(cell => cell.Amount is not null).Aggregate((long?)null, (sum, cell) => (sum ?? 0) + cell.Amount);
}
