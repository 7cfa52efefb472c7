using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Spend;

namespace FunnelReports.Data.Reports;

/// <summary>Writes costs as the document names them.</summary>
internal static class CostFigures
{
    public static string? Text(Money? money) => money?.ToDecimalString();

    public static CostFigure Simple(CostPerLead cost) => new(Text(cost.Spend), Text(cost.PerLead), Text(cost.Low), Text(cost.High));

    public static CostCoverage Coverage(SpendCoverage coverage) => new(coverage.Known, coverage.Days);

    /// <summary>Null while the lag is unknown, and for a period of which no day has come.</summary>
    public static LagAdjustedFigure? LagAdjusted(CostPerLead? cost, LeadLag lag) => cost is null || cost.Window.IsEmpty ? null : new(
        lag.Days!.Value, lag.Source.ToString(), cost.Window.Start, cost.Window.LastDay,
        Text(cost.Spend), Text(cost.PerLead), Text(cost.Low), Text(cost.High), Coverage(cost.Coverage));

    /// <summary>Null while the lags are unknown, and for a period of which no day has come.</summary>
    public static LagWeightedFigure? LagWeighted(LagWeightedCost? weighted, LagDistribution? lags, LeadLag lag)
    {
        if (weighted is not { Cost: { Window.IsEmpty: false } cost } || lags is null) return null;
        return new(
            Text(cost.Spend), Text(cost.PerLead), Text(cost.Low), Text(cost.High), lag.Source.ToString(), lags.Leads, lags.Longest,
            cost.Window.Start, cost.Window.LastDay, Coverage(cost.Coverage), weighted.WeightKnown,
            Text(weighted.BroughtForward), Text(weighted.Spent), Text(weighted.NotYetAllocated));
    }

    public static ReturnCohort Return(string bucket, SpendReturn r) => new(
        bucket, r.Cohort.Leads, r.Cohort.Customers, r.Cohort.WithAmount, Text(r.Revenue), Text(r.Spend), Coverage(r.Coverage), r.PerSpend);

    public static ReturnFigure Return(SpendReturn r, IReadOnlyList<ReturnCohort> cohorts) => new(
        r.Cohort.Leads, r.Cohort.Customers, r.Cohort.WithAmount, Text(r.Revenue), Text(r.Spend), Coverage(r.Coverage), r.PerSpend, cohorts);
}
