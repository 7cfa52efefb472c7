using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Imports;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Corrections;

/// <summary>Takes the same steps in a database and in the <see cref="Oracle"/>, and holds one against the other.</summary>
internal sealed class LedgerWorld(TestDatabase test, Workspace workspace)
{
    private const string Actor = "anna@example.com";

    private readonly Oracle oracle = new();
    private readonly Ledger ledger = new(test.Database, new FixedClock(TestDatabase.DefaultStart));
    private readonly Dictionary<Oracle.Lead, long> ids = [];
    private readonly List<Step.Import> sent = [];

    /// <summary>Takes a step; one that finds nothing to do does nothing.</summary>
    public async Task TakeAsync(Step step)
    {
        switch (step)
        {
            case Step.Import import:
                sent.Add(import);
                await ImportAsync(import.Rows);
                break;
            case Step.Resend resend when sent.Count > 0:
                await ImportAsync(sent[resend.Which % sent.Count].Rows);
                break;
            case Step.Void strike when oracle.Counting is { Count: > 0 } counting:
                await VoidAsync(counting[strike.Which % counting.Count]);
                break;
            case Step.Merge merge when oracle.Standing is { Count: > 1 } leads:
                await MergeAsync(leads[merge.Loser % leads.Count], leads[(merge.Loser + 1 + merge.Winner % (leads.Count - 1)) % leads.Count]);
                break;
            case Step.Erase erase when oracle.Standing is { Count: > 0 } leads:
                await EraseAsync(leads[erase.Which % leads.Count], erase.WithCounts);
                break;
            case Step.Fold:
                await FoldAsync();
                break;
        }
    }

    /// <summary>Sends every file again: nothing may be new.</summary>
    public async Task ResendAllAsync()
    {
        foreach (var import in sent) Assert.Equal((0, 0), (await ImportAsync(import.Rows)) is var c ? (c.LeadsAdded, c.TransitionsAdded) : default);
    }

    /// <summary>Folds, and compares every cell with the oracle, with the log and with a rebuild.</summary>
    public async Task CompareAsync()
    {
        var reconcile = new Reconcile(test.Database, workspace);
        Assert.Empty(await reconcile.RunAsync(default));
        await FoldAsync();
        var kept = await RollupsAsync();
        Assert.Equal(oracle.Flow(), Lines(kept));
        await new Rebuild(test.Database, workspace).RunAsync(default);
        Assert.Empty(CellComparison.Between(kept, await RollupsAsync()));
    }

    private async Task<LogChanges> ImportAsync(IReadOnlyList<Step.Row> rows)
    {
        var expected = oracle.Import(rows);
        var groups = rows.GroupBy(r => r.Key).ToList();
        var lines = groups.Select(g => new LeadLine(Name(g.Key))
        {
            ChannelId = g.Select(r => r.Channel).LastOrDefault(c => c is not null),
            PersonaId = g.Select(r => r.Persona).LastOrDefault(p => p is not null),
        }).ToList();
        var moves = rows.Select(r => new TransitionLine(groups.FindIndex(g => g.Key == r.Key), r.Stage, Instant.FromUtc(Oracle.At(r.HalfDay)))
        {
            Sequence = r.Sequence,
            EventId = r.Event is { } number ? $"event-{number}" : null,
        }).ToList();
        var changes = await test.Database.LogAsync(
            async t =>
            {
                var firstLead = await IdBlocks.TakeAsync(t, IdBlocks.Lead, lines.Count, default);
                var firstMove = await IdBlocks.TakeAsync(t, IdBlocks.Transition, moves.Count, default);
                var batch = await IdBlocks.TakeAsync(t, IdBlocks.Batch, 1, default);
                await Batches.AddAsync(t, batch, BatchKind.Import, null, test.Database.ToParameter(Instant.FromUtc(Oracle.At(0))), default);
                return await test.Database.Log.WriteAsync(
                    t, new LogBatch(batch, "test", lines, moves, firstLead, firstMove) { Rows = [.. groups.Select(g => g.Count())] }, default);
            },
            default);
        Assert.Equal(expected, (changes.LeadsAdded, changes.TransitionsAdded, changes.RowsPassedOver));
        foreach (var lead in oracle.Leads.Where(l => !ids.ContainsKey(l)))
            ids[lead] = await NumberAsync($"SELECT lead_id FROM lead_key WHERE external_id = '{Name(lead.FirstKey)}'");
        return changes;
    }

    private async Task VoidAsync((Oracle.Lead Lead, Oracle.Move Move) chosen)
    {
        var (lead, move) = chosen;
        var at = Instant.FromUtc(move.At);
        var id = await NumberAsync(
            $"SELECT transition_id FROM transition WHERE lead_id = {ids[lead]} AND stage_id = {move.Stage} AND sequence = {move.Sequence} AND occurred_at = @at",
            test.Database.ToParameter(at));
        var done = await ledger.VoidAsync(Actor, ids[lead], [id], "It never happened", default);
        Assert.Equal(1, done.Voided);
        move.Counts = false;
    }

    private async Task MergeAsync(Oracle.Lead loser, Oracle.Lead winner)
    {
        var done = await ledger.MergeAsync(Actor, ids[loser], ids[winner], "The same person", default);
        Assert.Equal(oracle.Merge(loser, winner), (done.Voided, done.Added));
    }

    private async Task EraseAsync(Oracle.Lead lead, bool withCounts)
    {
        var done = await ledger.EraseAsync(Actor, ids[lead], withCounts, "Asked for by the person", default);
        Assert.Equal(Oracle.Erase(lead, withCounts), done.Voided);
    }

    private Task<long> FoldAsync() => new DirtyFold(test.Database, workspace).RunAsync(default);

    private Task<RollupSet> RollupsAsync() => test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, default), default);

    private async Task<long> NumberAsync(string sql, object? at = null) => await test.Database.ReadAsync(
        async t =>
        {
            await using var command = t.Command(sql);
            if (at is not null) command.With("@at", at);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        },
        default);

    private static IReadOnlyList<string> Lines(RollupSet cells) =>
    [
        .. cells.Flow.OrderBy(c => (c.Key.Segment, c.Key.Day, c.Key.First, c.Key.Second))
            .Select(c => $"{c.Key.Segment}|{c.Key.Day:yyyy-MM-dd}|{c.Key.First}|{c.Key.Second}|{c.Value.Leads}|{c.Value.Seconds}"),
    ];

    private static string Name(int key) => $"lead-{key}";
}
