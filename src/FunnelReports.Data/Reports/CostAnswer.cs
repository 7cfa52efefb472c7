using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Spend;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the cost report.</summary>
internal static class CostAnswer
{
    public static async Task<CostReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var funnel = question.Workspace.Funnel;
        var stage = question.Stage is { } key ? funnel.Find(key)! : funnel.With(StageRole.Mql)
            ?? throw new MistakeException("No stage has the role Mql. Name the stage whose leads are to be counted, or give a stage that role.");
        var days = question.Days;
        var buckets = new CostBuckets(question);
        var passages = await sources.Moves.PassagesAsync(Reach(days, buckets, question), Stage.Entry, stage.Id, cancel);
        var lag = LeadLag.Of(Sample(passages, days), Sample(passages, new DayRange(days.End.AddYears(-1), days.End)), question.Workspace.FixedLagDays);
        var known = new DayRange(Reach(days, buckets, question).Start.AddDays(-(lag.Days ?? 0)), days.End);
        var ledger = await SpendReader.ReadAsync(sources.Transaction, known, question.Segment, cancel);
        var spend = ledger ?? new SpendLedger([], []);

        var currency = question.Workspace.Currency;
        var entered = Sample(passages, days).Leads;
        var simple = CostPerLead.Simple(spend, currency, days, entered);
        var shifted = CostPerLead.LagAdjusted(spend, currency, days, entered, lag);
        var before = Before(question);
        return new CostReport(
            question.Head, question.AsOf, question.Segment.Text, sources.Moves.ComputedLive,
            stage.Key, currency.Code, entered,
            new CostFigure(Text(simple.Spend), Text(simple.PerLead), Text(simple.Low), Text(simple.High)),
            shifted is null ? null : LagAdjusted(shifted, lag),
            buckets.MovingAverage(spend, passages, null),
            buckets.Size,
            new CostCoverage(simple.Coverage.Known, simple.Coverage.Days),
            simple.ChangeFrom(CostPerLead.Simple(spend, currency, before, Sample(passages, before).Leads)),
            ledger is null ? $"Spend is kept by channel and campaign, not by {question.Segment.Dimension!.Value.ToString().ToLowerInvariant()}: it cannot be split that way." : null)
        {
            Series = buckets.Single(spend, passages, null),
            LagAdjustedSeries = lag.Days is null ? [] : buckets.Single(spend, passages, lag),
        };
    }

    internal static string? Text(Money? money) => money?.ToDecimalString();

    internal static LagSample Sample(IReadOnlyList<PassageCell> passages, DayRange days)
    {
        long leads = 0, seconds = 0;
        foreach (var cell in passages.Where(c => days.Contains(c.Day)))
        {
            leads += cell.Leads;
            seconds += cell.Seconds;
        }

        return new LagSample(leads, seconds);
    }

    private static LagAdjustedFigure? LagAdjusted(CostPerLead cost, LeadLag lag) => cost.Window.IsEmpty ? null : new(
        lag.Days!.Value, lag.Source.ToString(), cost.Window.Start, cost.Window.LastDay,
        Text(cost.Spend), Text(cost.PerLead), Text(cost.Low), Text(cost.High), new CostCoverage(cost.Coverage.Known, cost.Coverage.Days));

    // The period before, no further into it than this one has come.
    private static DayRange Before(ReportQuestion question)
    {
        var before = question.Period.Previous().Range;
        var end = question.Days.Days < question.Period.Range.Days ? before.Start.AddDays(question.Days.Days) : before.End;
        return new DayRange(before.Start, end < before.End ? end : before.End);
    }

    // Far enough back for the moving average, the period before and the twelve months of the lag.
    private static DayRange Reach(DayRange days, CostBuckets buckets, ReportQuestion question)
    {
        var starts = new[] { buckets.Start, question.Period.Previous().Range.Start, days.End.AddYears(-1), days.Start };
        return new DayRange(starts.Min(), days.End);
    }
}
