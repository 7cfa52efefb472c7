using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>Leads that first entered a stage on some days.</summary>
/// <param name="Entered">How many.</param>
/// <param name="ReachedByAge">Those that have since reached a target, or gone past it, by the days that it took.</param>
/// <param name="PassedOverByAge">Those of them that went past it without entering it.</param>
public sealed record ReachedLeads(long Entered, Histogram ReachedByAge, Histogram PassedOverByAge)
{
    /// <summary>No lead.</summary>
    public static ReachedLeads None => new(0, new Histogram(), new Histogram());

    /// <summary>Those that have reached the target as the policy counts it, by the days that it took.</summary>
    public Histogram ByAge(ReachPolicy policy)
    {
        if (policy == ReachPolicy.ReachedOrLater) return ReachedByAge;
        var entered = ReachedByAge.Copy();
        entered.Subtract(PassedOverByAge);
        return entered;
    }
}
