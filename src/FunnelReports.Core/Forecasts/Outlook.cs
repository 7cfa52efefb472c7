namespace FunnelReports.Core.Forecasts;

/// <summary>
/// What becomes of a stay in so many days, all further moves included: how often the stage looked at is entered, and the chance to be in it at the end.
/// </summary>
/// <remarks>Renewal equations by whole days over the <see cref="ExitRates"/> of every stage: a stay is left at an age, and what follows begins anew in the next stage.</remarks>
internal sealed class Outlook
{
    private const int MostMovesOfADay = 50;
    private const double Least = 1e-12;

    private readonly IReadOnlyList<ExitRates?> rates;
    private readonly short target;

    // The next stages of each stage from which there is a way to the target, itself included.
    private readonly short[][] ways;

    // [stage][days]: for a stay that began today, after what is left of the day (0) and so many days more.
    private readonly double[][] entries;
    private readonly double[][] there;

    // The same from the longest time to the shortest, the coming itself included: what an exit is worth that many days before the end.
    private readonly double[][] entersAfter;
    private readonly double[][] thereAfter;
    private readonly int longest;

    public Outlook(IReadOnlyList<ExitRates?> rates, short target, int days)
    {
        (this.rates, this.target) = (rates, target);
        var leads = Leads();
        ways = [.. rates.Select(r => r is null ? [] : r.Next.Where(next => leads[next]).ToArray())];
        entries = [.. rates.Select(_ => new double[days + 1])];
        there = [.. rates.Select(_ => new double[days + 1])];
        for (var day = 0; day <= days; day++) Fill(day);
        longest = days;
        entersAfter = [.. entries.Select((e, stage) => e.Take(days).Reverse().Select(n => n + (stage == target ? 1 : 0)).ToArray())];
        thereAfter = [.. there.Select(t => t.Take(days).Reverse().ToArray())];
    }

    /// <summary>How often the target is entered by a lead that comes into this stage on a day, its coming included, up to so many days later.</summary>
    /// <param name="stage">Where it comes in.</param>
    /// <param name="days">The days after the day it comes.</param>
    /// <param name="count">How many come.</param>
    /// <param name="rest">For each exit, what of the entries rests on its rate: added to.</param>
    public double EntriesOfNew(int stage, int days, double count, ExitLoad rest) => (stage == target ? 1 : 0) + EntriesOfOpen(stage, -1, days + 1, count, rest);

    /// <summary>The chance that a lead that comes into this stage on a day is in the target so many days later.</summary>
    public double ThereOfNew(int stage, int days) => ThereOfOpen(stage, -1, days + 1);

    /// <summary>
    /// How often the target is entered within the days to come by a stay that has this age at the end of today. A stay that begins on the first of these days
    /// has the age −1.
    /// </summary>
    /// <param name="stage">Where the stay is.</param>
    /// <param name="age">Its age.</param>
    /// <param name="days">The days to come.</param>
    /// <param name="count">How many such stays there are.</param>
    /// <param name="rest">For each exit, what of the entries rests on its rate: added to.</param>
    public double EntriesOfOpen(int stage, int age, int days, double count, ExitLoad rest)
    {
        if (rates[stage] is not { } own || own.Still(age) <= 0) return 0;
        var enters = 0.0;
        foreach (var next in ways[stage])
        {
            var worth = entersAfter[next].AsSpan(longest - days, days);
            enters += Lanes.Dot(own.LeavesFrom(next, age + 1), worth);
            rest.Add(next, age + 1, worth, count / own.Still(age));
        }

        return enters / own.Still(age);
    }

    /// <summary>The chance that the lead of such a stay is in the target at the end of these days.</summary>
    public double ThereOfOpen(int stage, int age, int days)
    {
        if (rates[stage] is not { } own || own.Still(age) <= 0) return stage == target ? 1 : 0;
        var isThere = stage == target ? own.Still(age + days) : 0;
        foreach (var next in ways[stage]) isThere += Lanes.Dot(own.LeavesFrom(next, age + 1), thereAfter[next].AsSpan(longest - days, days));
        return isThere / own.Still(age);
    }

    private bool[] Leads()
    {
        var leads = new bool[rates.Count];
        leads[target] = true;
        for (var found = true; found;)
        {
            found = false;
            for (var stage = 0; stage < leads.Length; stage++)
            {
                if (leads[stage] || rates[stage] is not { } own || !own.Next.Any(next => leads[next])) continue;
                leads[stage] = found = true;
            }
        }

        return leads;
    }

    private void Fill(int day)
    {
        for (var stage = 0; stage < rates.Count; stage++) (entries[stage][day], there[stage][day]) = Later(stage, day);

        // A stay may be left on the day it began, and the next one too: such chains are followed until they add nothing.
        var (enters, isThere) = (entries.Select(e => e[day]).ToArray(), there.Select(t => t[day]).ToArray());
        for (var pass = 0; pass < MostMovesOfADay; pass++)
        {
            var change = 0.0;
            for (var stage = rates.Count - 1; stage >= 0; stage--)
            {
                var (e, t) = (enters[stage], isThere[stage]);
                foreach (var next in ways[stage])
                {
                    var chance = rates[stage]!.Leaves(next, 0);
                    e += chance * ((next == target ? 1 : 0) + entries[next][day]);
                    t += chance * there[next][day];
                }

                change = Math.Max(change, Math.Max(Math.Abs(e - entries[stage][day]), Math.Abs(t - there[stage][day])));
                (entries[stage][day], there[stage][day]) = (e, t);
            }

            if (change < Least) return;
        }
    }

    // What exits at an age of a day and more give.
    private (double Entries, double There) Later(int stage, int day)
    {
        if (rates[stage] is not { } own) return (0, stage == target ? 1 : 0);
        double enters = 0, isThere = stage == target ? own.Still(day) : 0;
        foreach (var next in ways[stage])
        {
            var leaves = own.LeavesFrom(next, 1);
            var (after, isThereAfter, arrives) = (entries[next], there[next], next == target ? 1 : 0);
            for (var age = 1; age <= day && age <= leaves.Length; age++)
            {
                enters += leaves[age - 1] * (arrives + after[day - age]);
                isThere += leaves[age - 1] * isThereAfter[day - age];
            }
        }

        return (enters, isThere);
    }
}
