using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Reports;

/// <summary>Amounts of documents, which are exact decimal strings, as people read them.</summary>
public sealed class MoneyText(Format format)
{
    /// <summary>The amount as a measure; null stays null.</summary>
    public Measure? Measure(string? amount, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return amount is not null && Money.TryParse(amount, workspace.Currency, out var money)
            ? new Measure.Money(money.Minor, workspace.Currency.Code, workspace.Currency.Decimals)
            : null;
    }

    /// <summary>The amount as text, "–" for null.</summary>
    public string Text(string? amount, Workspace workspace) => format.Measure(Measure(amount, workspace));
}
