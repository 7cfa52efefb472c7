using FunnelReports.Core;
using FunnelReports.Jobs.Demo;

namespace FunnelReports.Bench.Making;

/// <summary>
/// Made-up leads, the same for the same seed: they come evenly over three years, wait exponentially long in each stage and make about 2.35 moves each.
/// Waits that end after the last day have not ended yet.
/// </summary>
internal sealed class LeadPlan(int leads, ulong seed)
{
    public const int Channels = 12;
    public const int Personas = 6;
    public const int Origins = 4;
    public const int Campaigns = 200;
    public const int Actions = 20;

    private const double SecondsPerDay = 86_400;

    /// <summary>The days of the history.</summary>
    public static DayRange Days { get; } = new(new DateOnly(2023, 1, 1), new DateOnly(2026, 1, 1));

    // From each stage of the default funnel: where to, how likely, and the mean wait in days. What is missing to 1 stays.
    private static readonly Dictionary<short, (short To, double Chance, double Days)[]> Ways = new()
    {
        [1] = [(2, 0.58, 21), (8, 0.08, 45)],
        [2] = [(3, 0.40, 9), (6, 0.25, 6), (7, 0.10, 14)],
        [3] = [(4, 0.55, 18), (8, 0.20, 30)],
        [4] = [(5, 0.35, 45), (8, 0.45, 40)],
        [5] = [],
        [6] = [],
        [7] = [(2, 0.30, 60)],
        [8] = [],
    };

    private static readonly long First = SecondOf(Days.Start);
    private static readonly long End = SecondOf(Days.End);
    private static readonly double[] ChannelWeights = [.. Enumerable.Range(1, Channels).Select(i => 1.0 / i)];
    private static readonly double[] PersonaWeights = [.. Enumerable.Range(1, Personas).Select(i => 1.0 / (i + 1))];

    public int Leads => leads;

    /// <summary>A lead.</summary>
    public BenchLead Lead(int number) => Lead(number, DiceOf(number));

    /// <summary>Every move of every lead, in the order of time.</summary>
    public BenchMove[] Moves()
    {
        var moves = new List<BenchMove>((int)(leads * 2.5));
        for (var number = 0; number < leads; number++) AddMoves(moves, number);
        moves.Sort();
        return [.. moves];
    }

    private void AddMoves(List<BenchMove> moves, int number)
    {
        var dice = DiceOf(number);
        var lead = Lead(number, dice);
        short stage = 1;
        for (var second = lead.CreatedSecond; second < End;)
        {
            var campaign = dice.Chance(0.7) ? lead.Campaign : dice.Below(Campaigns);
            moves.Add(new BenchMove(second, number, stage, (short)campaign, (short)dice.Below(Actions)));
            if (Next(stage, dice) is not { } way) return;
            second += 1 + (long)(-Math.Log(1 - dice.Next()) * way.Days * SecondsPerDay);
            stage = way.To;
        }
    }

    private static (short To, double Days)? Next(short stage, Dice dice)
    {
        var left = dice.Next();
        foreach (var (to, chance, days) in Ways[stage])
        {
            left -= chance;
            if (left < 0) return (to, days);
        }

        return null;
    }

    private BenchLead Lead(int number, Dice dice)
    {
        var created = First + (long)((number + dice.Next()) * (End - First) / leads);
        return new BenchLead(
            number, created, dice.Weighted(ChannelWeights), dice.Weighted(PersonaWeights), dice.Below(Origins), dice.Below(Campaigns), dice.Below(101));
    }

    private Dice DiceOf(int number) => new(unchecked((seed * 0x9E3779B97F4A7C15UL) + ((ulong)number * 0xD1B54A32D192ED03UL)));

    private static long SecondOf(DateOnly day) => (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400L;
}
