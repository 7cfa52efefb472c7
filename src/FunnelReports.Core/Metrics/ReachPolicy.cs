namespace FunnelReports.Core.Metrics;

/// <summary>Who counts as having reached a stage.</summary>
public enum ReachPolicy
{
    /// <summary>Leads that entered the stage, or a later one of the success path: whoever is a customer has been qualified, written down or not.</summary>
    ReachedOrLater,

    /// <summary>Leads that entered the stage itself before any later one. A lead that passed it over is not counted, even if it is moved back into it.</summary>
    Strict,
}
