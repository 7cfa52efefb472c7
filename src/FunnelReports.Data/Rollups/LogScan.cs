using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// A part of the log as one transaction saw it when it opened the scan, read in lead order and in ranges of leads, by connections of its own: several
/// readers may read at once. It is the way to read millions of leads; a few are read by <see cref="LeadLogReader"/>.
/// </summary>
public abstract class LogScan : IAsyncDisposable
{
    /// <summary>SQL that chooses the transitions <c>t</c> that count now.</summary>
    protected const string IsKnown = "t.voided_batch_id IS NULL";

    /// <summary>SQL that chooses the transitions <c>t</c> that the rollups hold.</summary>
    protected static readonly string IsFolded = FoldedSql("t");

    /// <summary>SQL that chooses the transitions of that name that the rollups hold. For leads of which nothing waits to be folded these are the ones that are not voided.</summary>
    public static string FoldedSql(string t) =>
        $"NOT EXISTS (SELECT 1 FROM dirty_lead d WHERE d.lead_id = {t}.lead_id AND d.batch_id = {t}.batch_id) "
        + $"AND ({t}.voided_batch_id IS NULL OR EXISTS (SELECT 1 FROM dirty_lead v WHERE v.lead_id = {t}.lead_id AND v.batch_id = {t}.voided_batch_id))";

    /// <summary>How many readers at once make it faster.</summary>
    public abstract int Readers { get; }

    /// <summary>The ids of the first and the last lead there is, null when there is none.</summary>
    public abstract Task<(long First, long Last)?> BoundsAsync(CancellationToken cancel);

    /// <summary>Calls <paramref name="visit"/> for each lead of a range that is in the part, in order of their ids.</summary>
    /// <param name="first">The first lead id.</param>
    /// <param name="last">The last lead id, included.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters; null for every lead of the range.</param>
    /// <param name="visit">Called on the reader's thread; what it is given is valid during the call.</param>
    /// <param name="cancel">Stops the work.</param>
    public abstract Task ReadAsync(long first, long last, string? condition, Action<ScannedLead> visit, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
