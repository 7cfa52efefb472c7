using FunnelReports.Core.Reports;
using FunnelReports.Data;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>What a lead of a stage cost, as the cost page and the MQL report show it. Rendered by <c>_CostFigures.cshtml</c>.</summary>
/// <param name="Report">The document.</param>
/// <param name="Workspace">Whose money it is.</param>
public sealed record CostShown(CostReport Report, Workspace Workspace)
{
    /// <summary>The same for the period before, to compare with; null for no comparison.</summary>
    public CostReport? Earlier { get; init; }

    /// <summary>The period before, for people.</summary>
    public string? BeforeLabel { get; init; }

    /// <summary>A few words under the first entries.</summary>
    public string? EnteredNote { get; init; }

    /// <summary>Address of exactly the leads that entered for the first time.</summary>
    public string? LeadsPath { get; init; }

    /// <summary>The name of the stage.</summary>
    public string Stage => NameOf(Report.Stage);

    /// <summary>The name of a stage.</summary>
    public string NameOf(string key) => Workspace.Funnel.Find(key)?.Name ?? key;
}
