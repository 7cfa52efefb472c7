using System.Numerics;

namespace FunnelReports.Core.Rollups;

/// <summary>The key of a cell of a day (or month) table. <paramref name="First"/> and <paramref name="Second"/> are stages, see the table.</summary>
public readonly record struct DayKey(int Segment, DateOnly Day, short First, short Second) : IComparable<DayKey>
{
    public int CompareTo(DayKey other)
    {
        var order = Segment.CompareTo(other.Segment);
        if (order == 0) order = Day.CompareTo(other.Day);
        if (order == 0) order = First.CompareTo(other.First);
        return order != 0 ? order : Second.CompareTo(other.Second);
    }
}

/// <summary>The key of a cell of a distribution or cohort table.</summary>
public readonly record struct CohortKey(int Segment, RollupBucket Bucket, short First, short Second) : IComparable<CohortKey>
{
    /// <summary>In the place of a target that was reached: those of the leads that passed it over, so that their having been in it is inferred.</summary>
    public static short PassedOver(short target) => (short)-target;

    public int CompareTo(CohortKey other)
    {
        var order = Segment.CompareTo(other.Segment);
        if (order == 0) order = Bucket.Grain.CompareTo(other.Bucket.Grain);
        if (order == 0) order = Bucket.Start.CompareTo(other.Bucket.Start);
        if (order == 0) order = First.CompareTo(other.First);
        return order != 0 ? order : Second.CompareTo(other.Second);
    }
}

/// <summary>The key of a cell of the table of causes: moves of a day by the action that caused them. The cell counts them by campaign.</summary>
public readonly record struct CauseKey(DateOnly Day, short From, short To, int ActionId) : IComparable<CauseKey>
{
    public int CompareTo(CauseKey other)
    {
        var order = Day.CompareTo(other.Day);
        if (order == 0) order = From.CompareTo(other.From);
        if (order == 0) order = To.CompareTo(other.To);
        return order != 0 ? order : ActionId.CompareTo(other.ActionId);
    }
}

/// <summary>A bucket of days into which distributions and cohorts are gathered.</summary>
/// <param name="Grain">What kind of bucket.</param>
/// <param name="Start">Its first day.</param>
public readonly record struct RollupBucket(RollupGrain Grain, DateOnly Start);

/// <summary>The kinds of buckets.</summary>
public enum RollupGrain : short
{
    /// <summary>A calendar month.</summary>
    Month = 1,

    /// <summary>A week, by the day on which the weeks of the workspace start.</summary>
    Week = 2,

    /// <summary>A range of days that a question asked for; never stored.</summary>
    Asked = 3,
}

/// <summary>Leads, and seconds summed over them.</summary>
public readonly record struct Tally(long Leads, long Seconds) : IAdditionOperators<Tally, Tally, Tally>
{
    public bool IsZero => Leads == 0 && Seconds == 0;

    public static Tally operator +(Tally a, Tally b) => new(a.Leads + b.Leads, a.Seconds + b.Seconds);
}
