using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// Which way leads leave a stage, and when, counting also those still waiting: for each way out the share that has left by it, by age since entry.
/// The ways compete, so that the shares and the share still waiting add up to 1; one minus a <see cref="KaplanMeier"/> of a single way would be too high.
/// Sources: O. O. Aalen and S. Johansen, Scand. J. Stat. 5 (1978), 141–150; variance by the delta method (E. Marubini and M. G. Valsecchi,
/// Analysing Survival Data from Clinical Trials and Observational Studies, 1995, chapter 10), limits on the log(−log) scale.
/// </summary>
public sealed class CumulativeIncidence
{
    private readonly List<Step> steps;

    private CumulativeIncidence(long n, int ways, List<Step> steps)
    {
        N = n;
        Ways = ways;
        this.steps = steps;
    }

    /// <summary>Stays in all.</summary>
    public long N { get; }

    /// <summary>How many ways out there are.</summary>
    public int Ways { get; }

    /// <summary>The highest age at which anybody left; beyond it nothing is known. Null when nobody left.</summary>
    public double? LastAge => steps.Count == 0 ? null : steps[^1].Age;

    /// <summary>The estimate from stays by age in whole days.</summary>
    /// <param name="exitsByAge">For each way out, the stays that left by it, by their age on leaving.</param>
    /// <param name="openByAge">Stays still open, by their age when last seen; they wait up to and including that age.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static CumulativeIncidence Of(IReadOnlyList<Histogram> exitsByAge, Histogram openByAge)
    {
        ArgumentNullException.ThrowIfNull(exitsByAge);
        ArgumentNullException.ThrowIfNull(openByAge);
        var ages = new SortedDictionary<int, long[]>();
        for (var way = 0; way <= exitsByAge.Count; way++)
        {
            foreach (var (age, count) in (way < exitsByAge.Count ? exitsByAge[way] : openByAge).Bins())
            {
                if (count < 0) throw new ArgumentException($"{count} stays of {age} days cannot be.", nameof(exitsByAge));
                if (!ages.TryGetValue(age, out var counts)) ages[age] = counts = new long[exitsByAge.Count + 1];
                counts[way] += count;
            }
        }

        return Of(ages, exitsByAge.Count);
    }

    /// <summary>The share that has left by a way at this age or before; 0 before anybody left.</summary>
    public double At(int way, double age) => LastBy(age) is { } last ? last.Incidence[way] : 0;

    /// <summary>The share still waiting after this age.</summary>
    public double WaitingAt(double age) => LastBy(age)?.Waiting ?? 1;

    /// <summary>The variance of <see cref="At"/>.</summary>
    public double VarianceAt(int way, double age)
    {
        var share = At(way, age);
        var variance = 0.0;
        var waiting = 1.0;
        foreach (var step in steps.TakeWhile(s => s.Age <= age))
        {
            double n = step.AtRisk, all = step.Events.Sum(), those = step.Events[way], rest = share - step.Incidence[way];
            if (all < n) variance += rest * rest * all / (n * (n - all));
            variance += waiting * waiting * those * (n - those) / (n * n * n);
            variance -= 2 * rest * waiting * those / (n * n);
            waiting = step.Waiting;
        }

        return Math.Max(0, variance);
    }

    /// <summary>The 95 % limits of <see cref="At"/>; null while the share is 0 or when it is 1.</summary>
    public Interval? LimitsAt(int way, double age)
    {
        var share = At(way, age);
        if (share is <= 0 or >= 1) return null;
        var width = Ratio.Z95 * Math.Sqrt(VarianceAt(way, age)) / (share * -Math.Log(share));
        return new(Math.Pow(share, Math.Exp(width)), Math.Pow(share, Math.Exp(-width)));
    }

    private static CumulativeIncidence Of(SortedDictionary<int, long[]> ages, int ways)
    {
        var n = ages.Values.Sum(counts => counts.Sum());
        var steps = new List<Step>();
        var (atRisk, waiting) = (n, 1.0);
        var incidence = new double[ways];
        foreach (var (age, counts) in ages)
        {
            var events = counts[..ways];
            var left = events.Sum();
            if (left > 0)
            {
                incidence = [.. incidence.Select((share, way) => share + (waiting * events[way] / atRisk))];
                waiting = left == atRisk ? 0 : waiting * (atRisk - left) / atRisk;
                steps.Add(new Step(age, atRisk, events, waiting, incidence));
            }

            atRisk -= left + counts[ways];
        }

        return new(n, ways, steps);
    }

    private Step? LastBy(double age)
    {
        int low = 0, high = steps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = steps[middle].Age <= age ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : steps[low - 1];
    }

    private sealed record Step(double Age, long AtRisk, long[] Events, double Waiting, double[] Incidence);
}
