using System.Globalization;
using FunnelReports.Data.Spend;

namespace FunnelReports.Web.Pages.Budgets;

/// <summary>One cell of the grid as a person sees it.</summary>
/// <param name="Place">Which month and category.</param>
/// <param name="Shown">What is stored as far as the person has been shown, in minor units; null when no budget is known.</param>
/// <param name="Text">What stands in the field.</param>
/// <param name="Amount">What the field says, in minor units; null when it is empty or no amount.</param>
/// <param name="Fault">Why it cannot be saved and how to mend it; null when nothing is wrong.</param>
public sealed record GridCell(BudgetCell Place, long? Shown, string Text, long? Amount, string? Fault = null)
{
    /// <summary>The name of the cell in a form: "2018-03-media".</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Place.Month:yyyy-MM}-{Place.Category.ToString().ToLowerInvariant()}");

    /// <summary>The id of its field.</summary>
    public string Id => $"cell-{Key}";

    /// <summary><see cref="Shown"/> as the form carries it.</summary>
    public string ShownText => Shown?.ToString(CultureInfo.InvariantCulture) ?? "";
}
