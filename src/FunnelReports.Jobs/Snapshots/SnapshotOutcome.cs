using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Jobs.Snapshots;

/// <summary>What became of a wish to publish the snapshot of a day.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Day">The day.</param>
/// <param name="At">When it was published; until when another worker may hold it; when the day ends; when it failed. By <paramref name="Result"/>.</param>
public sealed record SnapshotOutcome(SnapshotResult Result, DateOnly Day, Instant At)
{
    /// <summary>True when it was published (now or before) later than its schedule allows.</summary>
    public bool Late { get; init; }

    /// <summary>The rows published now, else 0.</summary>
    public int Rows { get; init; }

    /// <summary>The worker that holds it, when another one does.</summary>
    public string? Worker { get; init; }

    /// <summary>Why it failed, without personal data.</summary>
    public string? Failure { get; init; }

    /// <summary>The error behind <see cref="Failure"/>, for the log.</summary>
    public Exception? Error { get; init; }

    /// <summary>One plain sentence, for the terminal and the log; instants in UTC.</summary>
    public override string ToString() => Result switch
    {
        SnapshotResult.Published => Text($"The snapshot of {Day:yyyy-MM-dd} is published with {Rows} rows{(Late ? ", late" : "")}."),
        SnapshotResult.AlreadyPublished => Text($"The snapshot of {Day:yyyy-MM-dd} was already published at {Minute}; frozen snapshots never change."),
        SnapshotResult.HeldElsewhere => Text($"The snapshot of {Day:yyyy-MM-dd} is being made by {Worker}. If that has died, it can be run again after {Minute}."),
        SnapshotResult.NotOver => Text($"The snapshot of {Day:yyyy-MM-dd} cannot be published yet: the day ends at {Minute}. Run it after that, or choose an earlier day."),
        _ => Text($"The snapshot of {Day:yyyy-MM-dd} failed and nothing of it was published. {Failure} It is tried again by itself, and can be run by hand."),
    };

    private string Minute => At.ToUtc().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
