using System.Runtime.CompilerServices;
using System.Threading.Channels;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Folds the part of the log that the scan gives into rollups in memory, by as many readers at once as the scan can feed. Each has a span of leads to itself: leads that came at
/// about the same time give to the same cells, so that the readers' cells are mostly different ones.
/// </summary>
public sealed class LogFold(LogScan scan, Workspace workspace)
{
    private const long RangeLeads = 100_000;

    /// <summary>The rollups of all that was read; whole once <see cref="RunAsync"/> has come to its end.</summary>
    public DenseRollups Rollups { get; private set; } = new(workspace.Funnel, workspace.LeadSegments, workspace.Calendar.WeekStart);

    /// <summary>Reads everything, and tells of each range as it is done.</summary>
    public async IAsyncEnumerable<Part> RunAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (await scan.BoundsAsync(cancel) is not { } bounds) yield break;
        var span = ((bounds.Last - bounds.First) / scan.Readers) + 1;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var parts = Channel.CreateBounded<Part>(2);
        var readers = Enumerable.Range(0, scan.Readers)
            .Select(i => (First: bounds.First + (i * span), Last: Math.Min(bounds.Last, bounds.First + ((i + 1) * span) - 1)))
            .Select(reader => Task.Run(() => ReadAsync(reader.First, reader.Last, parts.Writer, stop.Token), stop.Token))
            .ToArray();
        var all = Task.WhenAll(readers).ContinueWith(done => parts.Writer.TryComplete(done.Exception?.InnerException), TaskScheduler.Default);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(cancel)) yield return part;
        }
        finally
        {
            await stop.CancelAsync();
            await all;
        }

        Rollups = await readers[0];
        foreach (var reader in readers.Skip(1)) Rollups.Merge(await reader);
    }

    private async Task<DenseRollups> ReadAsync(long first, long last, ChannelWriter<Part> parts, CancellationToken cancel)
    {
        var cells = new DenseRollups(workspace.Funnel, workspace.LeadSegments, workspace.Calendar.WeekStart);
        var fold = new LeadFold(workspace.Funnel, workspace.Calendar);
        var history = new LeadHistory(workspace.Funnel);
        for (; first <= last; first += RangeLeads)
        {
            var changed = new List<ChangedLead>();
            long leads = 0;
            await scan.ReadAsync(
                first,
                Math.Min(last, first + RangeLeads - 1),
                null,
                lead =>
                {
                    leads++;
                    history.Reset();
                    foreach (var transition in lead.Transitions) history.Add(transition);
                    history.Order();
                    fold.Apply(cells, history.Moves, lead.Attributes, +1);
                    if (Changed(lead, history.Moves) is { } row) changed.Add(row);
                },
                cancel);
            await parts.WriteAsync(new Part(leads, changed), cancel);
        }

        return cells;
    }

    // What the lead row should say of the fold, when it says something else.
    private static ChangedLead? Changed(ScannedLead lead, ReadOnlySpan<Transition> moves)
    {
        var folded = moves.IsEmpty
            ? new FoldedLead(lead.LeadId, lead.Attributes, null, null)
            : new FoldedLead(lead.LeadId, lead.Attributes, moves[^1].StageId, moves[^1].OccurredAt);
        return lead.AttributesAreFolded && lead.StageId == folded.StageId && lead.Since == folded.Since ? null : new ChangedLead(folded, lead.StageId, lead.Since);
    }

    /// <summary>A range of leads that was read.</summary>
    /// <param name="Leads">How many leads it has.</param>
    /// <param name="Changed">Those whose row does not say yet what was folded.</param>
    public sealed record Part(long Leads, IReadOnlyList<ChangedLead> Changed);

    /// <summary>A lead whose row says something else than what was folded.</summary>
    /// <param name="Folded">What was folded.</param>
    /// <param name="HeldStage">The stage that the row says.</param>
    /// <param name="HeldSince">Since when, as the row says.</param>
    public sealed record ChangedLead(FoldedLead Folded, short? HeldStage, Instant? HeldSince);
}
