using FunnelReports.Core.Calendars;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>What a made-up world is like.</summary>
public enum WorldKind
{
    /// <summary>No lead, no spend.</summary>
    Empty = 1,

    /// <summary>One lead with one move.</summary>
    OneLead = 2,

    /// <summary>All moves of all leads on the day on which the clocks change.</summary>
    OneDay = 3,

    /// <summary>All moves within two days of the clocks' change, many on the quarter of an hour.</summary>
    ClockChange = 4,

    /// <summary>Moves from a month before a quarter to a week after it.</summary>
    Quarter = 5,

    /// <summary>As a quarter, but every lead and all spend are of one channel, persona, origin and campaign.</summary>
    OneSegment = 6,

    /// <summary>As a quarter, where weeks start on Sunday.</summary>
    WeeksFromSunday = 7,
}

/// <summary>A made-up world. Kind and seed are enough to make it again: a failure names both.</summary>
/// <param name="Change">The instant, UTC, at which the clocks of the zone change.</param>
/// <param name="Folded">The leads that the rollups hold.</param>
/// <param name="Late">What was learned since and is not folded yet: further leads, and more of those known.</param>
internal sealed record RandomWorld(
    WorldKind Kind, int Seed, string Zone, DateTime Change, IReadOnlyList<RandomLead> Folded, IReadOnlyList<RandomLead> Late, IReadOnlyList<RandomSpend> Spend)
{
    /// <summary>The day on which its weeks start.</summary>
    public WeekStart WeekStart => Kind == WorldKind.WeeksFromSunday ? WeekStart.Sunday : WeekStart.Monday;

    /// <summary>The first day of the quarter in which the clocks change.</summary>
    public DateOnly QuarterStart => new(Change.Year, ((Change.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>The last day of it.</summary>
    public DateOnly QuarterEnd => QuarterStart.AddMonths(3).AddDays(-1);

    /// <summary>The day on which its reports are read: ten days after the quarter.</summary>
    public DateOnly Today => QuarterEnd.AddDays(10);

    /// <summary>The day in the zone that an instant lies in.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(Zone)));

    public override string ToString() => $"{Kind} of seed {Seed} ({Zone}, clocks change at {Change:yyyy-MM-ddTHH:mm}Z)";
}

/// <summary>A lead; null where it has no such value.</summary>
internal sealed record RandomLead(string Id, string? Channel, string? Persona, string? Origin, string? Campaign, IReadOnlyList<RandomMove> Moves);

/// <summary>A move, with what caused it, the reason of a rejection, and the amount of a sale.</summary>
internal sealed record RandomMove(string Stage, DateTime At, int Place, string? Campaign, string? Action, string? Reason, decimal? Amount);

/// <summary>A budget of a month, or the actual spend of a day.</summary>
internal sealed record RandomSpend(DateOnly Day, bool IsActual, string? Channel, string? Campaign, decimal Amount);
