namespace FunnelReports.Jobs.Snapshots;

/// <summary>What became of a wish to publish a snapshot.</summary>
public enum SnapshotResult
{
    /// <summary>It was published now.</summary>
    Published = 1,

    /// <summary>It was published before; frozen snapshots never change.</summary>
    AlreadyPublished = 2,

    /// <summary>Another worker is at it.</summary>
    HeldElsewhere = 3,

    /// <summary>The day has not ended yet.</summary>
    NotOver = 4,

    /// <summary>It failed and nothing was published; it can be run again.</summary>
    Failed = 5,
}
