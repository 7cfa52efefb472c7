namespace FunnelReports.Core.Forecasts;

/// <summary>How many of the entries that are foreseen rest on each rate of a stage: its exits for one next stage at one age.</summary>
internal sealed class ExitLoad(ExitRates? rates, int stageLimit)
{
    // What an exit at an age is worth, summed over the stays that may leave then; times the rate it is how many entries rest on it.
    private readonly double[]?[] worth = new double[]?[stageLimit];

    /// <summary>Adds stays that may leave for the next stage from an age on.</summary>
    /// <param name="next">The next stage.</param>
    /// <param name="age">The first of the ages.</param>
    /// <param name="entries">For each age the entries that one exit then gives.</param>
    /// <param name="count">How many stays, by their chance to be there still.</param>
    public void Add(int next, int age, ReadOnlySpan<double> entries, double count)
    {
        var ages = worth[next] ??= new double[rates!.Ages];
        if (age < ages.Length) Lanes.Add(ages.AsSpan(age), entries, count);
    }

    /// <summary>
    /// The variance of the entries that comes from what is not known of the rates: a rate that rests on d exits has the squared relative error 1 ÷ d, and
    /// those of different ages and exits err apart.
    /// </summary>
    public double Variance()
    {
        var sum = 0.0;
        for (var next = 0; next < worth.Length; next++)
        {
            if (worth[next] is not { } ages) continue;
            for (var age = 0; age < ages.Length; age++)
            {
                if (ages[age] * rates!.Leaves(next, age) is var entries and > 0) sum += entries * entries / rates.ExitsAt(next, age);
            }
        }

        return sum;
    }
}
