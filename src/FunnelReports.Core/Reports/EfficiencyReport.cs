namespace FunnelReports.Core.Reports;

/// <summary>How well a stage feeds another, usually MQL → SQL: by volume and by cohort, which are never mixed. Rates are fractions, null where nothing could have happened.</summary>
/// <param name="From">The stage that is entered.</param>
/// <param name="To">The stage that is reached.</param>
/// <param name="Policy">Who counts as having reached <paramref name="To"/> in the cohort: reached-or-later (whoever entered it or a later stage) or strict (whoever entered it before any later stage).</param>
/// <param name="Volume">Moves of the period, whoever made them.</param>
/// <param name="Cohort">The leads that first entered <paramref name="From"/> in the period, and what has become of them by the as-of day.</param>
/// <param name="Horizons">The share that had reached <paramref name="To"/> so many days after entering, of leads seen for so long.</param>
/// <param name="Cohorts">The cohort bucket by bucket.</param>
public sealed record EfficiencyReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive,
    string From, string To, string Policy, VolumeRate Volume, CohortRate Cohort, IReadOnlyList<HorizonRate> Horizons, IReadOnlyList<CohortBucket> Cohorts)
    : ReportDocument(Period, AsOf, Segment, ComputedLive)
{
    /// <summary>The moves of each bucket of the period, with the same buckets as <see cref="Cohorts"/>; they add up to <see cref="Volume"/>.</summary>
    public IReadOnlyList<VolumeBucket> Volumes { get; init; } = [];
}

/// <summary>Moves from one stage straight to the other in the period ÷ entries into the first in the period. It can exceed 1: who moves now may have entered before.</summary>
/// <param name="PassedOver">Moves from the first stage past the other, to a later one; not in <paramref name="Advanced"/>.</param>
public sealed record VolumeRate(long Entered, long Advanced, double? Rate, long PassedOver);

/// <summary>The same in one week or month of the period.</summary>
/// <param name="Bucket">The bucket in the period syntax.</param>
public sealed record VolumeBucket(string Bucket, long Entered, long Advanced, double? Rate, long PassedOver);

/// <summary>Of the leads that first entered in the period, those that have reached the other stage, or gone past it.</summary>
/// <param name="Entered">Leads.</param>
/// <param name="Advanced">Those that have reached it by the as-of day.</param>
/// <param name="Inferred">Leads that went past it without entering it: their passage is inferred. They are in <paramref name="Advanced"/> unless the policy is strict.</param>
/// <param name="Rate">The share of those that have reached it.</param>
/// <param name="Low">Lower 95 % limit of the share (Wilson).</param>
/// <param name="High">Upper limit.</param>
/// <param name="MatureDays">The days within which nine in ten of those that reach it do so, by the last two years; null while unknown.</param>
/// <param name="MatureShare">The share of the leads that have been seen for so long; null while unknown.</param>
/// <param name="Projected">The share that it will come to; null while too few leads have been seen.</param>
public sealed record CohortRate(
    long Entered, long Advanced, long Inferred, double? Rate, double? Low, double? High, int? MatureDays, double? MatureShare, ProjectedCohortRate? Projected);

/// <summary>The projected share with its 95 % limits.</summary>
/// <param name="ByDays">How many days after entering it is projected to: as far as the last two years can tell.</param>
public sealed record ProjectedCohortRate(double Rate, double Low, double High, int ByDays);

/// <summary>The share within a number of days.</summary>
/// <param name="Days">Days after entering.</param>
/// <param name="Eligible">Leads that have been seen for so long: those of whole weeks, or the ends of weeks that the period cuts, that ended so long before the as-of day.</param>
/// <param name="Advanced">Those of them that had reached the stage by then.</param>
/// <param name="Rate">Their share.</param>
public sealed record HorizonRate(int Days, long Eligible, long Advanced, double? Rate, double? Low, double? High);

/// <summary>One day's, week's or month's cohort. A period of days is cut into weeks.</summary>
/// <param name="Bucket">The bucket in the period syntax.</param>
/// <param name="Shares">The share that had reached the stage by the end of each further week or month of age, as long as all leads of the bucket have been seen; the first is week or month 0.</param>
public sealed record CohortBucket(string Bucket, long Entered, long Advanced, double? Rate, double? Low, double? High, IReadOnlyList<double> Shares)
{
    /// <summary>The leads behind each of <see cref="Shares"/>.</summary>
    public IReadOnlyList<long> Reached { get; init; } = [];

    /// <summary>The share that has reached the stage within the week or month of age after the last of <see cref="Shares"/>, of which not all leads have been seen to the end: it may still grow. Null while nobody entered, or may still enter.</summary>
    public double? SoFar { get; init; }

    /// <summary>The leads behind <see cref="SoFar"/>.</summary>
    public long? ReachedSoFar { get; init; }

    /// <summary>True when all leads of the bucket have been seen for <see cref="CohortRate.MatureDays"/>; null while these are unknown.</summary>
    public bool? Mature { get; init; }
}
