namespace FunnelReports.Crashes.Kills;

/// <summary>Many kills of one work, and their counts.</summary>
public sealed class KillSeries(KillGround ground, KillWork work)
{
    // Most kills land while the work is under way; one in ten before it, where the program starts.
    private const int OneBefore = 10;

    // A long series tells how it goes.
    private const int Told = 20;

    private readonly List<KillOutcome> outcomes = [];

    /// <summary>What was wrong, each with the number of its kill.</summary>
    public IReadOnlyList<string> Faults => [.. outcomes.SelectMany((o, i) => o.Faults.Select(f => $"{work.Name} on {ground.Engine}, kill {i + 1}: {f}"))];

    /// <summary>Runs the trials.</summary>
    /// <param name="kills">How many.</param>
    /// <param name="seed">Decides the moments.</param>
    /// <param name="atOnce">How many at a time.</param>
    public async Task RunAsync(int kills, int seed, int atOnce)
    {
        var trial = new KillTrial(ground);
        var measured = await trial.MeasureAsync(work, kills < OneBefore ? 1 : 3);
        var dice = new Random(seed);

        // Spread over the whole span: each kill has its own slice, in an order that the dice decide.
        var moments = Enumerable.Range(0, kills).Select(i => i % OneBefore == OneBefore - 1 ? -dice.NextDouble() : (i + dice.NextDouble()) / kills).ToArray();
        dice.Shuffle(moments);
        await Parallel.ForEachAsync(moments, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (moment, _) =>
        {
            var outcome = await trial.RunAsync(measured, moment);
            lock (outcomes)
            {
                outcomes.Add(outcome);
                if (outcomes.Count % Told == 0) Console.Error.WriteLine(this);
            }
        });
    }

    /// <summary>The counts in one line.</summary>
    public override string ToString() =>
        $"{work.Name,-9} {ground.Engine,-9} {outcomes.Count,5} kills: {outcomes.Count(o => o.IsUnderWay),4} under way ({outcomes.Count(o => o.IsPart)} with a part committed), "
        + $"{outcomes.Count(o => !o.IsUnderWay && !o.HadEnded),3} before the work, {outcomes.Count(o => o.HadEnded),3} after its end; "
        + $"{outcomes.Count(o => o.Faults.Count > 0)} faulty; {(outcomes.Count > 0 ? outcomes.Average(o => o.Seconds) : 0):0.0} s each";
}
