using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// The log as one transaction saw it when it opened the scan, read in lead order and in ranges of leads, by connections of its own: several readers may
/// read at once. Voided transitions are left out. It is the way to read millions of leads; a few are read by <see cref="LeadLogReader"/>.
/// </summary>
public abstract class LogScan : IAsyncDisposable
{
    /// <summary>How many readers at once make it faster.</summary>
    public abstract int Readers { get; }

    /// <summary>The ids of the first and the last lead, null when there is none.</summary>
    public abstract Task<(long First, long Last)?> BoundsAsync(CancellationToken cancel);

    /// <summary>Calls <paramref name="visit"/> for each lead of a range, in order of their ids.</summary>
    /// <param name="first">The first lead id.</param>
    /// <param name="last">The last lead id, included.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters; null for every lead of the range.</param>
    /// <param name="visit">Called on the reader's thread; what it is given is valid during the call.</param>
    /// <param name="cancel">Stops the work.</param>
    public abstract Task ReadAsync(long first, long last, string? condition, Action<ScannedLead> visit, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
