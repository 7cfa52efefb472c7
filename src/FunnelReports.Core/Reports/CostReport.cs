namespace FunnelReports.Core.Reports;

/// <summary>What a lead of a stage cost. Money is in major units as a decimal string, null where it is unknown: unknown is never 0.</summary>
/// <param name="Stage">The stage whose leads are counted, usually the one with the role MQL.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Entered">Leads that entered the stage for the first time in the period.</param>
/// <param name="Simple">Spend of the period ÷ entered.</param>
/// <param name="LagAdjusted">Spend of the period moved back by the lag ÷ entered; null while the lag is unknown.</param>
/// <param name="MovingAverage">Spend ÷ entered over <paramref name="MovingAverageBuckets"/> buckets up to each bucket, simple.</param>
/// <param name="MovingAverageBuckets">How many buckets make a point.</param>
/// <param name="Coverage">For how many days of the period the spend is known.</param>
/// <param name="Change">The change of the simple cost against the period before, as a fraction; null when one is unknown.</param>
/// <param name="Note">Why there is no cost, when the question cannot be answered; else null.</param>
public sealed record CostReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive,
    string Stage, string Currency, long Entered, CostFigure Simple, LagAdjustedFigure? LagAdjusted,
    IReadOnlyList<CostBucket> MovingAverage, int MovingAverageBuckets, CostCoverage Coverage, double? Change, string? Note)
    : ReportDocument(Period, AsOf, Segment, ComputedLive)
{
    /// <summary>Each bucket of the period by itself, simple; only its days in the period count.</summary>
    public IReadOnlyList<CostBucket> Series { get; init; } = [];

    /// <summary>Each bucket of the period by itself, lag-adjusted; empty while the lag is unknown.</summary>
    public IReadOnlyList<CostBucket> LagAdjustedSeries { get; init; } = [];

    /// <summary>Each day's spend given to the days on which its leads arrive; null while the lags are unknown.</summary>
    public LagWeightedFigure? LagWeighted { get; init; }

    /// <summary>What a lead of each stage with a role on the success path cost, in the order of the funnel.</summary>
    public IReadOnlyList<StageCost> Stages { get; init; } = [];

    /// <summary>By what the cost is split: channel or campaign; null when it is not.</summary>
    public string? By { get; init; }

    /// <summary>The parts of a cost that is split: by entries, most first, then what is assigned to none.</summary>
    public IReadOnlyList<CostLine> Lines { get; init; } = [];

    /// <summary>What came back of the spend; null when no stage has the role Customer, and where it was not asked for.</summary>
    public ReturnFigure? Return { get; init; }
}

/// <summary>Spend and cost per lead, with the 95 % limits that the Poisson error of the count gives.</summary>
public sealed record CostFigure(string? Spend, string? PerLead, string? Low, string? High);

/// <summary>As <see cref="CostFigure"/>, over the days from–to (both included) that lie <paramref name="LagDays"/> before the period.</summary>
/// <param name="LagSource">Where the lag comes from: Period, TwelveMonths or Fixed.</param>
/// <param name="Coverage">For how many of these days the spend is known.</param>
public sealed record LagAdjustedFigure(
    int LagDays, string LagSource, DateOnly From, DateOnly To, string? Spend, string? PerLead, string? Low, string? High, CostCoverage Coverage);

/// <summary>The cost in one bucket: its own spend and entries, and the moving average up to it.</summary>
/// <param name="Bucket">The bucket in the period syntax.</param>
/// <param name="Spend">Spend of the buckets that are averaged; null until it is known for every day of them.</param>
/// <param name="Entered">Leads that entered in the buckets that are averaged.</param>
/// <param name="PerLead">Spend ÷ entered.</param>
public sealed record CostBucket(string Bucket, string? Spend, long Entered, string? PerLead)
{
    /// <summary>Lower 95 % limit of <see cref="PerLead"/> by the Poisson error of <see cref="Entered"/>; null when it is.</summary>
    public string? Low { get; init; }

    /// <summary>Upper 95 % limit.</summary>
    public string? High { get; init; }
}

/// <summary>"Spend known for 61 of 90 days".</summary>
public sealed record CostCoverage(int Known, int Days);
