using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Budgets;

/// <summary>The budgets of a year in the shape that <c>import spend</c> reads, so that they can be kept, changed elsewhere, and imported again.</summary>
public static class BudgetRows
{
    /// <summary>Id of the table.</summary>
    public const string Table = "spend";

    private static readonly ImportColumn[] Columns =
        [ImportColumn.Month, ImportColumn.Category, ImportColumn.Channel, ImportColumn.Campaign, ImportColumn.Amount, ImportColumn.Currency];

    /// <summary>A row for each budget.</summary>
    public static SeenTable Of(IEnumerable<SpendRow> budgets, Currency currency)
    {
        var columns = Columns.Select(column => new SeenColumn(ImportColumns.NameOf(column)));
        return new SeenTable(Table, Table, [.. columns], budgets.Select(budget => Row(budget, currency)).ToAsyncEnumerable()) { IsForImport = true };
    }

    private static IReadOnlyList<ShownValue?> Row(SpendRow budget, Currency currency) =>
    [
        new ShownValue.Month(budget.Day), new ShownValue.Text(budget.Category.ToString().ToLowerInvariant()), Name(budget.Channel), Name(budget.Campaign),
        ShownValue.Exact(budget.AmountMinor, currency), new ShownValue.Text(currency.Code),
    ];

    private static ShownValue.Text? Name(string? name) => name is null ? null : new ShownValue.Text(name);
}
