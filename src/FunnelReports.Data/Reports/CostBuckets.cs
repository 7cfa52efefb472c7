using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Spend;

namespace FunnelReports.Data.Reports;

/// <summary>The days, weeks or months of a cost report, with those before it that its moving average needs.</summary>
internal sealed class CostBuckets
{
    private readonly IReadOnlyList<Bucket> own;
    private readonly IReadOnlyList<Bucket> withEarlier;
    private readonly Currency currency;

    public CostBuckets(ReportQuestion question)
    {
        currency = question.Workspace.Currency;
        Size = question.Grain switch { Grain.Day => 7, Grain.Week => 4, _ => 3 };
        var first = Bucket.Containing(question.Days.Start, question.Grain, question.Weeks).Days.Start;
        Start = question.Grain switch
        {
            Grain.Day => first.AddDays(1 - Size),
            Grain.Week => first.AddDays(7 * (1 - Size)),
            _ => first.AddMonths(1 - Size),
        };
        own = Bucket.Cut(question.Days, question.Grain, question.Weeks);
        withEarlier = own.Count == 0 ? [] : Bucket.Cut(new DayRange(Start, question.Days.End), question.Grain, question.Weeks);
    }

    /// <summary>How many buckets make a point of the moving average: 7 days, 4 weeks or 3 months.</summary>
    public int Size { get; }

    /// <summary>The first day of the first bucket that the moving average reads.</summary>
    public DateOnly Start { get; }

    /// <summary>The moving average, one point for each bucket of the period.</summary>
    public IReadOnlyList<CostBucket> MovingAverage(SpendLedger ledger, IReadOnlyList<PassageCell> passages, LeadLag? lag) =>
        Points(withEarlier, ledger, passages, Size, lag);

    /// <summary>Each bucket of the period by itself: its days in the period, so that the entries add up to those of the period.</summary>
    public IReadOnlyList<CostBucket> Single(SpendLedger ledger, IReadOnlyList<PassageCell> passages, LeadLag? lag) =>
        Points(own, ledger, passages, 1, lag);

    private IReadOnlyList<CostBucket> Points(IReadOnlyList<Bucket> buckets, SpendLedger ledger, IReadOnlyList<PassageCell> passages, int size, LeadLag? lag)
    {
        var byDay = passages.ToDictionary(c => c.Day, c => c.Leads);
        var entered = buckets.Select(b => (b, b.Days.EachDay().Sum(day => byDay.GetValueOrDefault(day)))).ToList();
        return [.. CostMovingAverage.Of(ledger, currency, entered, size, lag).Select(point => new CostBucket(
            point.Bucket.Key, CostFigures.Text(point.Cost.Spend), point.Cost.Entered, CostFigures.Text(point.Cost.PerLead))
            {
                Low = CostFigures.Text(point.Cost.Low),
                High = CostFigures.Text(point.Cost.High),
            })];
    }
}
