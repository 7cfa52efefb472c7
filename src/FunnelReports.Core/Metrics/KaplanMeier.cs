using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// How long leads stay, counting also those still waiting: the product-limit estimate of the share still in the stage by time since entry.
/// A lead still waiting counts as waiting up to and including the time it was last seen at. One that came into sight late counts only after that time.
/// Sources: E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53 (1958), 457–481; limits by Greenwood's variance on the log(−log) scale
/// (Kalbfleisch and Prentice, 1980), turned into limits of the median as R. Brookmeyer and J. Crowley do, Biometrics 38 (1982), 29–41.
/// </summary>
public sealed class KaplanMeier
{
    // A product of fractions that is one half can come out a rounding error above it.
    private const double Half = 0.5 + 1e-12;

    private KaplanMeier(long n, IReadOnlyList<SurvivalStep> steps)
    {
        N = n;
        Steps = steps;
        Events = steps.Sum(step => step.Events);
    }

    /// <summary>Leads in all.</summary>
    public long N { get; }

    /// <summary>Leads that left.</summary>
    public long Events { get; }

    /// <summary>Leads still waiting when last seen.</summary>
    public long Open => N - Events;

    /// <summary>The times at which leads left, rising; before the first the share is 1.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>The shortest time after which at most half are still waiting; null when fewer than half are known to have left ("not reached").</summary>
    public double? Median => FirstTime(step => step.Survival);

    /// <summary>Lower 95 % limit of the median: the first time at which the lower limit of the share is at most one half; null when not reached.</summary>
    public double? MedianLow => FirstTime(step => step.Limits?.Low);

    /// <summary>Upper 95 % limit of the median: the first time at which the upper limit of the share is at most one half; null when not reached.</summary>
    public double? MedianHigh => FirstTime(step => step.Limits?.High);

    /// <summary>The estimate from stays by age in whole days (as stored: calendar days between the day of entry and the day of exit, so a stay left on the day it was entered has age 0). Times are in days.</summary>
    /// <param name="exitsByAge">Stays left, by their age on leaving.</param>
    /// <param name="openByAge">Stays still open, by their age at the as-of instant.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static KaplanMeier Of(Histogram exitsByAge, Histogram openByAge)
    {
        ArgumentNullException.ThrowIfNull(exitsByAge);
        ArgumentNullException.ThrowIfNull(openByAge);
        return Of(exitsByAge.Bins().Select(bin => new SurvivalObservation(bin.Bin, bin.Count, bin.Count))
            .Concat(openByAge.Bins().Select(bin => new SurvivalObservation(bin.Bin, bin.Count, 0))));
    }

    /// <summary>The estimate from any observations, in any order; the same time may come several times.</summary>
    /// <exception cref="ArgumentException">A time is negative or no number, more leads left than were seen, or some came into sight only when they had left.</exception>
    public static KaplanMeier Of(IEnumerable<SurvivalObservation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var sorted = observations.OrderBy(observation => observation.Time).ToList();
        foreach (var observation in sorted)
        {
            if (observation is not { Time: >= 0 and < double.PositiveInfinity, Leads: >= 0, Events: >= 0 } || observation.Events > observation.Leads)
                throw new ArgumentException($"{observation} cannot be: times are 0 or more, and from 0 to all of the leads seen left.", nameof(observations));
            if (observation.SeenAfter is { } after && !(after < observation.Time))
                throw new ArgumentException($"{observation} cannot be: leads come into sight before they are last seen.", nameof(observations));
        }

        var n = sorted.Sum(observation => observation.Leads);
        var late = new Queue<SurvivalObservation>(sorted.Where(observation => observation.SeenAfter is not null).OrderBy(observation => observation.SeenAfter));
        var steps = new List<SurvivalStep>();
        var (atRisk, survival, greenwood) = (n - late.Sum(observation => observation.Leads), 1.0, 0.0);
        for (var i = 0; i < sorted.Count;)
        {
            var time = sorted[i].Time;
            while (late.TryPeek(out var next) && next.SeenAfter < time)
                atRisk += late.Dequeue().Leads;
            long leads = 0, events = 0;
            for (; i < sorted.Count && sorted[i].Time == time; i++)
            {
                leads += sorted[i].Leads;
                events += sorted[i].Events;
            }
            if (events > 0)
            {
                survival = atRisk == events ? 0 : survival * ((double)(atRisk - events) / atRisk);
                greenwood += (double)events / atRisk / (atRisk - events);
                steps.Add(new(time, atRisk, events, survival, LimitsOf(survival, greenwood)));
            }
            atRisk -= leads;
        }
        return new(n, steps);
    }

    /// <summary>The estimated share still waiting after a time; 1 before anybody left.</summary>
    public double SurvivalAt(double time)
    {
        int low = 0, high = Steps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Steps[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }
        return low == 0 ? 1 : Steps[low - 1].Survival;
    }

    private static Interval? LimitsOf(double survival, double greenwood)
    {
        if (survival is <= 0 or >= 1)
            return null;
        var width = Ratio.Z95 * Math.Sqrt(greenwood) / -Math.Log(survival);
        return new(Math.Pow(survival, Math.Exp(width)), Math.Pow(survival, Math.Exp(-width)));
    }

    private double? FirstTime(Func<SurvivalStep, double?> share)
    {
        foreach (var step in Steps)
            if (share(step) <= Half)
                return step.Time;
        return null;
    }
}
