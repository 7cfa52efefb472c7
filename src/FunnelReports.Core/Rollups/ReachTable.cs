using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Rollups;

/// <summary>Which stages a lead reaches, counted from an anchor, by entering a stage: that stage and, on the success path, those before it.</summary>
/// <remarks>A target before the anchor is reached only by going back to it: going on past the anchor is no way to get there.</remarks>
internal sealed class ReachTable
{
    private readonly short[][][] targets;

    public ReachTable(Funnel funnel)
    {
        targets = new short[funnel.IdLimit][][];
        for (short anchor = 0; anchor < targets.Length; anchor++)
        {
            targets[anchor] = new short[funnel.IdLimit][];
            foreach (var entered in funnel.Stages) targets[anchor][entered.Id] = [.. Targets(funnel, anchor, entered.Id)];
        }
    }

    /// <summary>The targets, the anchor itself left out.</summary>
    public short[] By(short anchor, short entered) => targets[anchor][entered];

    private static IEnumerable<short> Targets(Funnel funnel, short anchor, short entered) =>
        from target in funnel.Stages
        where target.Id != anchor
        where target.Id == entered || (LaterCounts(funnel, anchor, target.Id) && funnel.Reaches(entered, target.Id))
        select target.Id;

    // An anchor that no longer exists has no cohort; the id still has its place in the table.
    private static bool LaterCounts(Funnel funnel, short anchor, short target) =>
        anchor == Stage.Entry || !funnel.Stages.Any(s => s.Id == anchor) || !funnel.Reaches(anchor, target);
}
