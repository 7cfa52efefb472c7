using System.Globalization;
using FunnelReports.Core.Reports;

namespace FunnelReports.Web.Cli;

/// <summary>The tables of a cost report for a terminal, row by row.</summary>
internal static class CostText
{
    /// <summary>What one lead of the stage cost, each way of counting it on a line.</summary>
    public static IEnumerable<string[]> Summary(CostReport cost)
    {
        yield return ["cost per " + cost.Stage, cost.Currency];
        yield return ["entered", ReportText.Count(cost.Entered)];
        yield return ["spend", Known(cost.Simple.Spend)];
        yield return ["simple", Known(cost.Simple.PerLead)];
        yield return ["lag-adjusted", Known(cost.LagAdjusted?.PerLead)];
        yield return ["lag in days", cost.LagAdjusted is { } lag ? ReportText.Count(lag.LagDays) : ReportText.Unknown];
        yield return ["lag-weighted", Known(cost.LagWeighted?.PerLead)];
        yield return ["brought forward", Known(cost.LagWeighted?.BroughtForward)];
        yield return ["allocated", Known(cost.LagWeighted?.Spend)];
        yield return ["not yet allocated", Known(cost.LagWeighted?.NotYetAllocated)];
        yield return ["spend known for", $"{cost.Coverage.Known} of {cost.Coverage.Days} days"];
        if (cost.LagWeighted is { WeightKnown: < 1 and var share }) yield return ["for lag-weighted", share.ToString("0.0 %", CultureInfo.InvariantCulture)];
    }

    /// <summary>The stages, the split and the return, each a table with its heading; one without rows has only that.</summary>
    public static IEnumerable<IEnumerable<string[]>> PartsOf(CostReport cost)
    {
        yield return cost.Stages
            .Select(s => new[] { s.Key, ReportText.Count(s.Entered), Known(s.Simple.PerLead), Known(s.LagAdjusted?.PerLead), s.LagAdjusted is { } lag ? ReportText.Count(lag.LagDays) : ReportText.Unknown })
            .Prepend(["stage", "entered", "simple", "lag-adjusted", "lag in days"]);
        yield return cost.Lines
            .Select(l => new[] { l.Assigned ? l.Value : "not assigned", ReportText.Count(l.Entered), Known(l.Spend), Known(l.PerLead), Known(l.Low), Known(l.High), $"{l.Coverage.Known} of {l.Coverage.Days}" })
            .Prepend([cost.By ?? "", "entered", "spend", "per lead", "from", "to", "days known"]);
        yield return ReturnRows(cost.Return).Prepend(["came in", "leads", "customers", "revenue", "spend", "revenue / spend"]);
    }

    private static IEnumerable<string[]> ReturnRows(ReturnFigure? r)
    {
        if (r is null) yield break;
        foreach (var c in r.Cohorts) yield return [c.Bucket, ReportText.Count(c.Leads), ReportText.Count(c.Customers), Known(c.Revenue), Known(c.Spend), Times(c.PerSpend)];
        if (r.Cohorts.Count > 1) yield return ["all", ReportText.Count(r.Leads), ReportText.Count(r.Customers), Known(r.Revenue), Known(r.Spend), Times(r.PerSpend)];
    }

    private static string Known(string? money) => money ?? ReportText.Unknown;

    private static string Times(double? ratio) => ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? ReportText.Unknown;
}
