using FunnelReports.Core;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Jobs.Demo;

/// <summary>The way of one lead through the funnel, step by step until it rests or the demo ends.</summary>
internal sealed class DemoPath(
    Dice dice, DemoSeason season, ReportingCalendar calendar, DemoChannel channel, double pull, string campaign, long start, long end)
{
    private const long Day = 86_400;
    private const int MostMoves = 12;
    private const int FirstHour = 8;
    private const int Hours = 10;

    private readonly List<DemoMove> moves = [];
    private long now = start;

    public IReadOnlyList<DemoMove> Walk()
    {
        // Some are ready for sales on the first day and were never a mere lead.
        var stage = dice.Chance(0.05) ? "mql" : "lead";
        Enter(stage == "mql" ? ByMarketing(stage, "Demo request") : ByMarketing(stage, channel.Action));
        while (moves.Count < MostMoves && Next(moves[^1].Stage) is { } step)
        {
            now = step.Second;
            if (now >= end) break;
            Enter(step);
        }

        return moves;
    }

    private void Enter(DemoMove move) => moves.Add(move);

    private DemoMove? Next(string stage) => stage switch
    {
        "lead" => FromLead(),
        "mql" => FromMql(),
        "sql" => FromSql(),
        "opportunity" => FromOpportunity(),
        "rejected" => dice.Chance(0.3) ? ByMarketing("recycled", "Nurture programme", dice.Wait(18, 0.7)) : null,
        "recycled" => dice.Chance(0.28) ? ByMarketing("mql", dice.Of(DemoNames.MqlActions), dice.Wait(48, 0.6)) : null,
        "lost" => dice.Chance(0.05) ? ByMarketing("recycled", "Nurture programme", dice.Wait(95, 0.4)) : null,
        _ => null,
    };

    private DemoMove? FromLead()
    {
        if (dice.Chance(Chance(channel.ToMql)))
            return ByMarketing("mql", dice.Chance(0.5) ? channel.Action : dice.Of(DemoNames.MqlActions), dice.Wait(channel.MqlDays, 1.05));
        return dice.Chance(0.45) ? Lost(dice.Wait(75, 0.6)) : null;
    }

    private DemoMove? FromMql()
    {
        if (dice.Chance(Chance(channel.ToSql)))
            return BySales(dice.Chance(0.05) ? "opportunity" : "sql", dice.Wait(2.6, 0.9));
        var other = dice.Next();
        return other < 0.52 ? Rejected(dice.Wait(4.5, 0.8))
            : other < 0.64 ? ByMarketing("recycled", "Nurture programme", dice.Wait(12, 0.7))
            : other < 0.80 ? Lost(dice.Wait(50, 0.6))
            : null;
    }

    private DemoMove? FromSql()
    {
        if (dice.Chance(Chance(0.62))) return BySales("opportunity", dice.Wait(9, 0.8));
        var other = dice.Next();
        return other < 0.6 ? Lost(dice.Wait(21, 0.7)) : other < 0.72 ? ByMarketing("recycled", "Nurture programme", dice.Wait(25, 0.6)) : null;
    }

    private DemoMove? FromOpportunity()
    {
        if (dice.Chance(Chance(0.41)))
            return BySales("customer", dice.Wait(29, 0.65)) with { AmountMajor = 500 * (long)dice.Wait(18, 0.8) + 1_000 };
        return dice.Chance(0.8) ? Lost(dice.Wait(38, 0.6)) : null;
    }

    private double Chance(double usual) => Math.Min(0.95, usual * pull * season.Pull(calendar.DayOf(Instant.FromUnixSeconds(now))));

    private DemoMove ByMarketing(string stage, string action, double days = 0) =>
        new(stage, now + Seconds(days)) { Campaign = dice.Chance(0.8) ? campaign : DemoCampaigns.Of(channel, calendar.DayOf(Instant.FromUnixSeconds(now)), dice), Action = action };

    private DemoMove BySales(string stage, double days) =>
        new(stage, AtWork(now + Seconds(days))) { Action = dice.Of(DemoNames.SalesActions), Actor = dice.Of(DemoNames.People) };

    private DemoMove Rejected(double days) =>
        BySales("rejected", days) with { Reason = DemoNames.RejectReasons[dice.Weighted(DemoNames.RejectShares)] };

    private DemoMove Lost(double days) => BySales("lost", days) with { Reason = DemoNames.LossReasons[dice.Weighted(DemoNames.LossShares)] };

    private static long Seconds(double days) => Math.Max(60, (long)(days * Day));

    // Sales works by day and not at weekends: what falls between waits for the next morning.
    private long AtWork(long second)
    {
        var day = calendar.DayOf(Instant.FromUnixSeconds(second));
        var first = day;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        var open = (calendar.StartOf(day).Micros / Instant.MicrosPerSecond) + (FirstHour * 3_600L);
        if (day == first && second >= open && second < open + (Hours * 3_600L)) return second;
        var morning = open + dice.Below(Hours * 1_800);
        return morning > second ? morning : second;
    }
}
