namespace FunnelReports.Core.Forecasts;

/// <summary>How many of the entries that are foreseen rest on each rate of a stage: its exits for one next stage at one age.</summary>
internal sealed class ExitLoad(ExitRates? rates, int stageLimit)
{
    private readonly double[]?[] entries = new double[]?[stageLimit];

    /// <summary>Adds entries that come by an exit at an age.</summary>
    public void Add(int next, int age, double count) => (entries[next] ??= new double[rates!.Ages])[age] += count;

    /// <summary>
    /// The variance of the entries that comes from what is not known of the rates: a rate that rests on d exits has the squared relative error 1 ÷ d, and
    /// those of different ages and exits err apart.
    /// </summary>
    public double Variance()
    {
        var sum = 0.0;
        for (var next = 0; next < entries.Length; next++)
        {
            if (entries[next] is not { } ages) continue;
            for (var age = 0; age < ages.Length; age++)
            {
                if (ages[age] > 0) sum += ages[age] * ages[age] / rates!.ExitsAt(next, age);
            }
        }

        return sum;
    }
}
