using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data.Spend;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Budgets;

/// <summary>Makes a grid of what was typed, with every field as it was left.</summary>
public sealed class BudgetForm(IStringLocalizer<SharedResource> text, Format format)
{
    /// <summary>The most that a cell may hold, in minor units: sums of a year stay far from what can be counted.</summary>
    public const long Most = 100_000_000_000_000;

    /// <summary>Reads a form. A cell that it does not mention stays as it is stored.</summary>
    /// <param name="year">What is stored now.</param>
    /// <param name="currency">The currency of all amounts.</param>
    /// <param name="amounts">What was typed, by the name of the cell.</param>
    /// <param name="shown">What the person was shown, by the name of the cell.</param>
    public BudgetGrid Read(
        BudgetYear year, Currency currency, IReadOnlyDictionary<string, string?> amounts, IReadOnlyDictionary<string, string?> shown) =>
        new(year, currency, BudgetGrid.PlacesOf(year).Select(place =>
        {
            var stored = BudgetGrid.StoredCell(year, currency, place, format);
            return amounts.TryGetValue(stored.Key, out var typed)
                ? Typed(stored with { Shown = ShownOf(shown.GetValueOrDefault(stored.Key)) }, typed ?? "", currency)
                : stored;
        }));

    /// <summary>
    /// The same grid after somebody else's changes stood in the way: each such cell says what it holds now and keeps what was typed, so that saving
    /// again is a decision made knowingly.
    /// </summary>
    public BudgetGrid WithConflicts(BudgetGrid grid, IReadOnlyDictionary<BudgetCell, long?> conflicts)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new(grid.Year, grid.Currency, grid.Cells.Select(cell => conflicts.TryGetValue(cell.Place, out var held)
            ? cell with { Shown = held, Fault = ConflictOf(cell, held, grid.Currency) }
            : cell));
    }

    /// <summary>"March 2018, Media".</summary>
    public string NameOf(BudgetCell place) => text["{0}, {1}", format.Month(place.Month), text[place.Category.ToString()]];

    private GridCell Typed(GridCell cell, string typed, Currency currency)
    {
        if (string.IsNullOrWhiteSpace(typed)) return cell with { Text = typed, Amount = null };
        if (!AmountInput.TryRead(typed, currency, CultureInfo.CurrentCulture, out var minor))
        {
            var example = format.Amount((1234 * currency.MinorPerMajor) + (currency.MinorPerMajor / 2), currency);
            return cell with { Text = typed, Amount = null, Fault = text["{0}: “{1}” is not an amount in {2}. Write it like {3}, or leave the field empty.", NameOf(cell.Place), typed.Trim(), currency.Code, example] };
        }

        return Math.Abs((decimal)minor) > Most
            ? cell with { Text = typed, Amount = null, Fault = text["{0}: “{1}” is too large. Write at most {2}.", NameOf(cell.Place), typed.Trim(), format.Amount(Most, currency)] }
            : cell with { Text = typed, Amount = minor };
    }

    private string ConflictOf(GridCell cell, long? held, Currency currency) => held is { } minor
        ? text["{0}: somebody else has changed this to {1} meanwhile. Save again to put yours in its place, or write theirs.", NameOf(cell.Place), format.Amount(minor, currency)]
        : text["{0}: somebody else has emptied this meanwhile. Save again to keep yours, or empty it too.", NameOf(cell.Place)];

    // A field that no page of ours has made counts as "nothing was shown"; the store then compares with what is there.
    private static long? ShownOf(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? minor : null;
}
