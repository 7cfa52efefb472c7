using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Metrics;

/// <summary>Tells what became of leads that were handed over to sales.</summary>
public static class HandOver
{
    /// <summary>The fate of a stay in the stage in which leads are handed over.</summary>
    /// <param name="funnel">Knows the path and the roles.</param>
    /// <param name="stage">The stage in which leads are handed over.</param>
    /// <param name="next">The stage to which the lead moved from there; null while it has not.</param>
    public static HandOverFate FateOf(Funnel funnel, short stage, short? next)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        if (next is not { } to) return HandOverFate.Waiting;
        if (funnel.With(StageRole.Rejected)?.Id == to) return HandOverFate.Rejected;
        return to != stage && funnel[to].Kind == StageKind.SuccessPath && funnel.Reaches(to, stage) ? HandOverFate.Accepted : HandOverFate.Other;
    }
}
