namespace FunnelReports.Core.Stages;

/// <summary>Whether a stage lies on the way to a customer.</summary>
public enum StageKind
{
    /// <summary>A step of the way; its <see cref="Stage.Order"/> says which.</summary>
    SuccessPath = 1,

    /// <summary>A place beside the way: rejected, recycled, disqualified, lost.</summary>
    Detour = 2,
}
