using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>Leads that first entered a stage at about the same time, and which of them have reached another since.</summary>
/// <param name="Entered">How many entered.</param>
/// <param name="ReachedByAge">Those that have reached the other stage, by the days that it took.</param>
/// <param name="SeenDays">For how many days each of them has been seen at least: from the last day of entry to the as-of day. Negative while some may still enter.</param>
public sealed record ReachCohort(long Entered, Histogram ReachedByAge, int SeenDays)
{
    /// <summary>The leads that have not reached the stage yet.</summary>
    public long Waiting => Entered - ReachedByAge.Count;

    /// <summary>The share that has reached the stage by now.</summary>
    public Ratio Rate => new(ReachedByAge.Count, Entered);

    /// <summary>The share that had reached the stage this many days after entering; null while some have not been seen for so long.</summary>
    public Ratio? RateBy(int days) => SeenDays < days ? null : SoFarBy(days);

    /// <summary>The share that is known to have reached the stage this many days after entering; a lower limit while some have not been seen for so long.</summary>
    public Ratio SoFarBy(int days) => new(ReachedByAge.Bins().Where(bin => bin.Bin <= days).Sum(bin => bin.Count), Entered);
}
