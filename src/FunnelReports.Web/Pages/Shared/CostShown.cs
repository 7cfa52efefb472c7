using System.Globalization;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>What a lead of a stage cost, as the cost page and the MQL report show it. Rendered by <c>_CostFigures.cshtml</c>.</summary>
/// <param name="Report">The document.</param>
/// <param name="Workspace">Whose money it is.</param>
public sealed record CostShown(CostReport Report, Workspace Workspace)
{
    /// <summary>The same for the period compared with; null for no comparison.</summary>
    public CostReport? Earlier { get; init; }

    /// <summary>The period compared with, for people.</summary>
    public string? BeforeLabel { get; init; }

    /// <summary>The change of the simple cost as a fraction, from the amounts before they are rounded; null when one is unknown.</summary>
    public double? Change => Exact(Report) is { } now && Exact(Earlier) is { } before and > 0 ? (double)(now / before - 1) : null;

    /// <summary>A few words under the first entries.</summary>
    public Sentence? EnteredNote { get; init; }

    /// <summary>Address of exactly the leads that entered for the first time.</summary>
    public string? LeadsPath { get; init; }

    /// <summary>Address of those that did so in the twelve months up to the end of the period, of whom the lag is where the period has too few.</summary>
    public string? YearPath { get; init; }

    /// <summary>The same of the period compared with.</summary>
    public string? BeforePath { get; init; }

    /// <summary>The name of the stage.</summary>
    public string Stage => NameOf(Report.Stage);

    /// <summary>The name of a stage.</summary>
    public string NameOf(string key) => Workspace.Funnel.Find(key)?.Name ?? key;

    private static decimal? Exact(CostReport? cost) =>
        cost is { Entered: > 0, Simple: { PerLead: not null, Spend: { } spend } } ? decimal.Parse(spend, CultureInfo.InvariantCulture) / cost.Entered : null;
}
