using System.Text.Json.Serialization;

namespace FunnelReports.Core.Reports;

/// <summary>What was published about each day and stage, what is known of it now, and why the two differ.</summary>
/// <param name="Counts">How many of the days are as they were published.</param>
/// <param name="Days">The published days in order: every one of a short period, of a longer one only those that differ.</param>
/// <param name="Unpublished">The days that have ended and were never published: nothing is known of what anybody was told about them.</param>
public sealed record RestatementReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive,
    RestatementCounts Counts, IReadOnlyList<RestatedDay> Days, IReadOnlyList<DateOnly> Unpublished) : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>"28 of 31 days are as published."</summary>
/// <param name="Days">Days of the period that have ended.</param>
/// <param name="Published">Of these, published.</param>
/// <param name="Changed">Of these, with a stage that is known to be another now.</param>
/// <param name="Version">The version of the definition that counts now.</param>
public sealed record RestatementCounts(int Days, int Published, int Changed, int Version);

/// <summary>A published day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Version">The version of the definition (time zone and stages) by which it was counted.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Late">True when that was later than its schedule allows.</param>
/// <param name="Changed">True when a stage is known to be another now.</param>
/// <param name="Stages">The stages with anything in them then or now, in funnel order.</param>
public sealed record RestatedDay(DateOnly Day, int Version, DateTime PublishedAt, bool Late, bool Changed, IReadOnlyList<RestatedStage> Stages);

/// <summary>A stage on a published day. <c>Was + Change = Now</c>, and the parts add up to the change.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Was">As published.</param>
/// <param name="Now">As known now.</param>
/// <param name="Change">Now − was.</param>
/// <param name="Parts">The change by cause; causes that come to nothing are left out.</param>
public sealed record RestatedStage(
    string Key, string Name, DayAccount Was, DayAccount Now, AccountChange Change, IReadOnlyList<RestatementPart> Parts);

/// <summary>The account of a stage on a day: <c>Closing = Opening + Inflow − Outflow</c>.</summary>
public sealed record DayAccount(long Opening, long Inflow, long Outflow, long Closing);

/// <summary>By how much an account differs.</summary>
public readonly record struct AccountChange(long Inflow, long Outflow, long Closing)
{
    /// <summary>True when nothing differs.</summary>
    [JsonIgnore]
    public bool IsNone => this == default;

    /// <summary>The change from one account to another.</summary>
    public static AccountChange Between(DayAccount was, DayAccount now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        return new AccountChange(now.Inflow - was.Inflow, now.Outflow - was.Outflow, now.Closing - was.Closing);
    }

    public static AccountChange operator +(AccountChange left, AccountChange right) =>
        new(left.Inflow + right.Inflow, left.Outflow + right.Outflow, left.Closing + right.Closing);

    public static AccountChange operator -(AccountChange left, AccountChange right) =>
        new(left.Inflow - right.Inflow, left.Outflow - right.Outflow, left.Closing - right.Closing);
}

/// <summary>A part of a change.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Inflow">More entries (negative: fewer).</param>
/// <param name="Outflow">More exits.</param>
/// <param name="Closing">More leads at the end of the day.</param>
/// <param name="Leads">How many leads it comes from: the length of the list behind it; null where that is not known.</param>
public sealed record RestatementPart(RestatementCause Cause, long Inflow, long Outflow, long Closing, int? Leads);
