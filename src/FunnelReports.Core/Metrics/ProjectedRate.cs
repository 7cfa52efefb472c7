namespace FunnelReports.Core.Metrics;

/// <summary>
/// The share of some leads that will have reached a stage in the end: those that have, and of those still waiting as many as leads that had waited as
/// long did later. The end is the last day of the curve. The limits hold the error of the curve and the luck of the draw.
/// </summary>
/// <param name="Rate">The projected share.</param>
/// <param name="Limits">The 95 % limits of the share that will come out; never below what is reached already, nor above that and all who wait.</param>
/// <param name="ByDays">The end: days after entering.</param>
public sealed record ProjectedRate(double Rate, Interval Limits, int ByDays)
{
    /// <summary>The projection; null without leads or without a curve.</summary>
    /// <param name="cohorts">The leads, in cohorts of about the same age.</param>
    /// <param name="curve">What leads before them did.</param>
    public static ProjectedRate? Of(IReadOnlyCollection<ReachCohort> cohorts, ReachCurve curve)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        ArgumentNullException.ThrowIfNull(curve);
        double entered = cohorts.Sum(c => c.Entered), reached = cohorts.Sum(c => c.ReachedByAge.Count);
        if (entered == 0 || curve.LastDay is not { } last) return null;
        var waiting = cohorts.GroupBy(c => c.SeenDays).Select(g => (Days: g.Key, Leads: (double)g.Sum(c => c.Waiting))).ToArray();
        var coming = waiting.Sum(w => w.Leads * curve.ChanceAfter(w.Days));
        var draw = waiting.Sum(w => w.Leads * curve.ChanceAfter(w.Days) * (1 - curve.ChanceAfter(w.Days)));
        var error = waiting.Sum(a => waiting.Sum(b => a.Leads * b.Leads * curve.CovarianceOfChances(a.Days, b.Days)));
        return new((reached + coming) / entered, LimitsOf(), last);

        // On the log-odds scale of those still waiting, so that the limits stay between none and all of them.
        Interval LimitsOf()
        {
            var all = waiting.Sum(w => w.Leads);
            if (all == 0 || coming <= 0 || coming >= all) return new((reached + coming) / entered, (reached + coming) / entered);
            var share = coming / all;
            var width = Ratio.Z95 * Math.Sqrt(draw + error) / all / (share * (1 - share));
            var odds = Math.Log(share / (1 - share));
            return new((reached + (all * Logistic(odds - width))) / entered, (reached + (all * Logistic(odds + width))) / entered);
        }
    }

    private static double Logistic(double odds) => 1 / (1 + Math.Exp(-odds));
}
