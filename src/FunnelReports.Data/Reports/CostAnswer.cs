using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Spend;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the cost report.</summary>
internal static class CostAnswer
{
    private static readonly StageRole[] Roles = [StageRole.Lead, StageRole.Mql, StageRole.Sql, StageRole.Opportunity, StageRole.Customer];

    public static async Task<CostReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var (report, ledger) = await ReadCostAsync(question, sources, cancel);
        return report with { Return = await ReturnAsync(question, sources, ledger, cancel) };
    }

    public static async Task<CostReport> ReadWithoutReturnAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel) =>
        (await ReadCostAsync(question, sources, cancel)).Report;

    private static async Task<(CostReport Report, SpendLedger Ledger)> ReadCostAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var funnel = question.Workspace.Funnel;
        var stage = question.StageOr(StageRole.Mql);
        var split = CostSplit.Of(question.By);
        var (days, currency) = (question.Days, question.Workspace.Currency);
        var buckets = new CostBuckets(question);
        var before = Before(question);

        // What was spent is read once the lags have told from which day on it is needed.
        var entries = await StageEntries.ReadAsync(stage, Earlier(buckets.Start, before.Start), question, sources, cancel);
        var lags = await entries.LagsAsync(question, sources, cancel);
        var stages = new List<StageEntries>();
        foreach (var other in Roles.Select(funnel.With).OfType<Stage>())
            stages.Add(other.Id == stage.Id ? entries : await StageEntries.ReadAsync(other, days.Start, question, sources, cancel));
        var from = stages.Append(entries).Select(s => Earlier(buckets.Start, days.Start).AddDays(-(s.Lag.Days ?? 0)))
            .Append(lags is null ? days.Start : LagWeightedCost.Reach(days, lags).Start).Append(before.Start).Min();
        var known = await SpendReader.ReadAsync(sources.Transaction, new DayRange(from, days.End), question.Segment.Filter, cancel);
        var ledger = known ?? new SpendLedger([], []);

        var simple = CostPerLead.Simple(ledger, currency, days, entries.Entered);
        var report = new CostReport(
            question.Head, question.AsOf, question.Segment.Text, sources.Moves.ComputedLive,
            stage.Key, currency.Code, entries.Entered,
            CostFigures.Simple(simple),
            LagAdjusted(entries),
            buckets.MovingAverage(ledger, entries.Passages, null),
            buckets.Size,
            CostFigures.Coverage(simple.Coverage),
            simple.ChangeFrom(CostPerLead.Simple(ledger, currency, before, StageEntries.Sample(entries.Passages, before).Leads)),
            known is null ? $"Spend is kept by channel and by campaign: what was spent on {question.Segment.Text} is not known." : null)
        {
            Series = buckets.Single(ledger, entries.Passages, null),
            LagAdjustedSeries = entries.Lag.Days is null ? [] : buckets.Single(ledger, entries.Passages, entries.Lag),
            LagWeighted = lags is null ? null : CostFigures.LagWeighted(LagWeightedCost.Of(ledger, currency, days, entries.Entered, lags), lags, entries.Lag),
            Stages = [.. stages.Select(s => new StageCost(
                s.Stage.Key, s.Stage.Role!.Value.ToString(), s.Entered, CostFigures.Simple(CostPerLead.Simple(ledger, currency, days, s.Entered)), LagAdjusted(s)))],
            By = split?.Name,
            Lines = split is null ? [] : await split.ReadAsync(question, sources, ledger, stage.Id, cancel),
        };
        return (report, ledger);

        LagAdjustedFigure? LagAdjusted(StageEntries s) =>
            CostFigures.LagAdjusted(CostPerLead.LagAdjusted(ledger, currency, days, s.Entered, s.Lag), s.Lag);
    }

    private static async Task<ReturnFigure?> ReturnAsync(ReportQuestion question, ReportSources sources, SpendLedger ledger, CancellationToken cancel)
    {
        if (question.Workspace.Funnel.With(StageRole.Customer) is not { } customer) return null;
        var (days, currency) = (question.Days, question.Workspace.Currency);
        var months = Bucket.Cut(days, Grain.Month, question.Weeks);
        var read = await RevenueReader.ReadAsync(sources, question, [.. months.Select(m => m.Days)], customer.Id, cancel);
        var whole = new SpendReturn(ledger, currency, days, read.Aggregate(default(CohortRevenue), (sum, month) => sum + month));
        return CostFigures.Return(whole, [.. months.Zip(read, (m, cohort) => CostFigures.Return(m.Key, new SpendReturn(ledger, currency, m.Days, cohort)))]);
    }

    // The period before, no further into it than this one has come.
    private static DayRange Before(ReportQuestion question)
    {
        var before = question.Period.Previous().Range;
        var end = question.Days.Days < question.Period.Range.Days ? before.Start.AddDays(question.Days.Days) : before.End;
        return new DayRange(before.Start, end < before.End ? end : before.End);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
