namespace FunnelReports.Core.Metrics;

/// <summary>
/// The share of leads that have reached a stage, by days since they entered another, from cohorts of every age: each day's share of those that could still
/// reach it, multiplied up. A lead that left by another way (rejected, lost) stays among those that have not reached it, because it may come back, so that
/// ways out compete and the estimate is the cumulative incidence. Only the as-of day cuts the view short, and it does so for all alike.
/// Sources: J. P. Fine and R. J. Gray, J. Am. Stat. Assoc. 94 (1999), 496–509, section 3.1 (censoring-complete data); variance by M. Greenwood (1926).
/// </summary>
public sealed class ReachCurve
{
    // With fewer leads a single one moves the end of the curve by more than 5 points.
    private const long FewestSeen = 20;

    private readonly double[] waiting;
    private readonly double[] greenwood;

    private ReachCurve(double[] waiting, double[] greenwood) => (this.waiting, this.greenwood) = (waiting, greenwood);

    /// <summary>The highest age in days of which the curve can speak: at least 20 leads have been seen so long. Null when fewer than 20 have been seen at all.</summary>
    public int? LastDay => waiting.Length == 0 ? null : waiting.Length - 1;

    /// <summary>The curve of these cohorts.</summary>
    /// <exception cref="ArgumentException">A cohort has reached more than entered.</exception>
    public static ReachCurve Of(IReadOnlyCollection<ReachCohort> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        foreach (var cohort in cohorts)
            if (cohort.Waiting < 0) throw new ArgumentException($"{cohort.ReachedByAge.Count} of {cohort.Entered} leads cannot have reached a stage.", nameof(cohorts));

        // By age: leads that are seen up to it and no longer, and what they had reached by then; events among those seen at least so long.
        var last = cohorts.Select(c => c.SeenDays).Append(-1).Max();
        var atRisk = new long[last + 2];
        var events = new long[last + 2];
        foreach (var cohort in cohorts.Where(c => c.SeenDays >= 0))
        {
            // At risk on each age up to the last one seen, less those that reached the stage before that age.
            atRisk[0] += cohort.Entered;
            atRisk[cohort.SeenDays + 1] -= cohort.Entered;
            foreach (var (age, count) in cohort.ReachedByAge.Bins().Where(bin => bin.Bin <= cohort.SeenDays))
            {
                events[age] += count;
                atRisk[age + 1] -= count;
                atRisk[cohort.SeenDays + 1] += count;
            }
        }

        var waiting = new List<double>();
        var greenwood = new List<double>();
        var (share, variance, seen) = (1.0, 0.0, 0L);
        var unseen = cohorts.Where(c => c.SeenDays >= 0).Sum(c => c.Entered);
        var ending = cohorts.Where(c => c.SeenDays >= 0).GroupBy(c => c.SeenDays).ToDictionary(g => g.Key, g => g.Sum(c => c.Entered));
        for (var age = 0; age <= last && unseen >= FewestSeen; age++)
        {
            seen += atRisk[age];
            if (events[age] > 0)
            {
                variance += seen == events[age] ? 0 : (double)events[age] / seen / (seen - events[age]);
                share = seen == events[age] ? 0 : share * (seen - events[age]) / seen;
            }

            waiting.Add(share);
            greenwood.Add(variance);
            unseen -= ending.GetValueOrDefault(age);
        }

        return new([.. waiting], [.. greenwood]);
    }

    /// <summary>The share that has reached the stage so many days after entering, or fewer; null beyond <see cref="LastDay"/>.</summary>
    public double? ReachedBy(int days) => days > LastDay || LastDay is null ? null : days < 0 ? 0 : 1 - waiting[days];

    /// <summary>The chance that a lead that has waited so many days will have reached the stage by <see cref="LastDay"/>; 0 for one that has waited longer.</summary>
    public double ChanceAfter(int days) => LastDay is not { } last || days >= last ? 0 : 1 - StillWaiting(days);

    /// <summary>How far the chances after two waits vary together, by the errors of the curve alone.</summary>
    public double CovarianceOfChances(int days, int otherDays)
    {
        var from = Math.Max(days, otherDays);
        return LastDay is not { } last || from >= last ? 0 : StillWaiting(days) * StillWaiting(otherDays) * (greenwood[last] - (from < 0 ? 0 : greenwood[from]));
    }

    // Of those that have waited so long, the share that will not have reached the stage by the last day.
    private double StillWaiting(int days) => waiting[^1] / (days < 0 ? 1 : waiting[days]);
}
