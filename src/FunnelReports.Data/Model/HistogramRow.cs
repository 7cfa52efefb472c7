namespace FunnelReports.Data.Model;

/// <summary>
/// A distribution of one month or week. Four tables have this shape: <c>dwell</c> (from, to), <c>stay_cohort</c> (stage, next),
/// <c>reach_cohort</c> and <c>reach_lag</c> (anchor, target).
/// </summary>
public abstract class HistogramRow
{
    /// <summary>1 = month, 2 = week, by the day on which weeks start.</summary>
    public required short Grain { get; init; }

    /// <summary>The first day of the month or week.</summary>
    public required DateOnly Bucket { get; init; }
    public required int SegmentId { get; init; }
    public required short FirstStageId { get; init; }
    public required short SecondStageId { get; init; }
    public required byte[] Counts { get; init; }
}

/// <summary>Durations of the stays left in a bucket, on the scale of <c>DurationScale</c>.</summary>
public sealed class DwellRow : HistogramRow;

/// <summary>Stays entered in a bucket, by their age in days when they were left.</summary>
public sealed class StayCohortRow : HistogramRow;

/// <summary>Leads that first entered the anchor in a bucket, by their age in days when they first reached the target or later.</summary>
public sealed class ReachCohortRow : HistogramRow;

/// <summary>Leads that first entered the target in a bucket, by the days since they first entered the anchor.</summary>
public sealed class ReachLagRow : HistogramRow;
