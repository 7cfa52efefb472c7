using FunnelReports.Core;
using FunnelReports.Jobs.Snapshots;

namespace FunnelReports.Web.Scheduling;

/// <summary>What a person has started by hand on this node, as far as it has come.</summary>
/// <param name="StartedAt">When.</param>
/// <param name="Wanted">The days whose snapshot was asked for; null when the books are checked.</param>
public sealed record HandRun(Instant StartedAt, IReadOnlyList<DateOnly>? Wanted)
{
    /// <summary>What became of the days so far, in order.</summary>
    public IReadOnlyList<SnapshotOutcome> Outcomes { get; init; } = [];

    /// <summary>How many numbers are not what the log gives; null until the books are checked.</summary>
    public long? Differences { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>True when it broke off; the log has the cause.</summary>
    public bool BrokeOff { get; init; }
}
