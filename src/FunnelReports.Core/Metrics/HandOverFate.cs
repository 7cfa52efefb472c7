namespace FunnelReports.Core.Metrics;

/// <summary>What sales made of a lead that was handed over.</summary>
public enum HandOverFate
{
    /// <summary>It is still in the stage in which it was handed over.</summary>
    Waiting,

    /// <summary>It moved to a later stage of the success path.</summary>
    Accepted,

    /// <summary>It moved to the stage with the role Rejected.</summary>
    Rejected,

    /// <summary>It moved anywhere else: recycled, lost, moved back.</summary>
    Other,
}
