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

    // [stage][days]: for a stay that began today, after what is left of the day (0) and so many days more.
    private readonly double[][] entries;
    private readonly double[][] there;

    public Outlook(IReadOnlyList<ExitRates?> rates, short target, int days)
    {
        (this.rates, this.target) = (rates, target);
        entries = [.. rates.Select(_ => new double[days + 1])];
        there = [.. rates.Select(_ => new double[days + 1])];
        for (var day = 0; day <= days; day++) Fill(day);
    }

    /// <summary>How often the target is entered by leads that come into this stage on a day, their coming included, up to so many days later, and the chance that each is in it then.</summary>
    /// <param name="stage">Where they come in.</param>
    /// <param name="days">The days after the day they come.</param>
    /// <param name="count">How many come.</param>
    /// <param name="rest">For each exit, what of the entries rests on its rate: added to.</param>
    public (double Entries, double There) OfNew(int stage, int days, double count, ExitLoad rest)
    {
        var (enters, isThere) = OfOpen(stage, -1, days + 1, count, rest);
        return ((stage == target ? 1 : 0) + enters, isThere);
    }

    /// <summary>
    /// How often the target is entered within the days to come by a stay that has this age at the end of today, and the chance that its lead
    /// is in it at their end. A stay that begins on the first of these days has the age −1.
    /// </summary>
    /// <param name="stage">Where the stay is.</param>
    /// <param name="age">Its age.</param>
    /// <param name="days">The days to come.</param>
    /// <param name="count">How many such stays there are.</param>
    /// <param name="rest">For each exit, what of the entries rests on its rate: added to.</param>
    public (double Entries, double There) OfOpen(int stage, int age, int days, double count, ExitLoad rest)
    {
        if (rates[stage] is not { } own || own.Still(age) <= 0) return (0, stage == target ? 1 : 0);
        double enters = 0, isThere = 0;
        foreach (var next in own.Next)
        {
            var leaves = own.LeavesFrom(next, age + 1);
            var (after, thereAfter, arrives) = (entries[next], there[next], next == target ? 1 : 0);
            for (var wait = 1; wait <= days && wait <= leaves.Length; wait++)
            {
                if (leaves[wait - 1] == 0) continue;
                var entering = leaves[wait - 1] * (arrives + after[days - wait]);
                rest.Add(next, age + wait, count * entering / own.Still(age));
                enters += entering;
                isThere += leaves[wait - 1] * thereAfter[days - wait];
            }
        }

        var stays = stage == target ? own.Still(age + days) : 0;
        return (enters / own.Still(age), (isThere + stays) / own.Still(age));
    }

    // A stay may be left on the day it began, and the next one too: such chains are followed until they add nothing.
    private void Fill(int day)
    {
        for (var pass = 0; pass < MostMovesOfADay; pass++)
        {
            var change = 0.0;
            for (var stage = rates.Count - 1; stage >= 0; stage--)
            {
                var (enters, isThere) = OfFresh(stage, day);
                change = Math.Max(change, Math.Max(Math.Abs(enters - entries[stage][day]), Math.Abs(isThere - there[stage][day])));
                (entries[stage][day], there[stage][day]) = (enters, isThere);
            }

            if (change < Least) return;
        }
    }

    private (double Entries, double There) OfFresh(int stage, int day)
    {
        if (rates[stage] is not { } own) return (0, stage == target ? 1 : 0);
        double enters = 0, isThere = stage == target ? own.Still(day) : 0;
        foreach (var next in own.Next)
        {
            for (var age = 0; age <= day; age++)
            {
                var chance = own.Leaves(next, age);
                if (chance == 0) continue;
                enters += chance * ((next == target ? 1 : 0) + entries[next][day - age]);
                isThere += chance * there[next][day - age];
            }
        }

        return (enters, isThere);
    }
}
