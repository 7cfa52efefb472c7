using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Snapshots;

/// <summary>Corrections of leads by the ids of their source. One that cannot be made (there is nothing to void, the two are one already) does nothing.</summary>
internal static class Corrections
{
    private const string Actor = "ops@example.test";
    private const string Reason = "a test";

    /// <summary>Voids the first recorded move of a lead that still counts.</summary>
    public static async Task VoidAsync(FunnelDatabase database, string lead)
    {
        await using var db = database.Open();
        var id = await IdAsync(db, lead);
        var move = await db.Transitions.Where(t => t.LeadId == id && t.VoidedBatchId == null).OrderBy(t => t.TransitionId).Select(t => t.TransitionId).Take(1).ToListAsync();
        await TryAsync(database, ledger => ledger.VoidAsync(Actor, id, move, Reason, default));
    }

    /// <summary>Erases a lead together with its counts.</summary>
    public static async Task EraseAsync(FunnelDatabase database, string lead)
    {
        await using var db = database.Open();
        var id = await IdAsync(db, lead);
        await TryAsync(database, ledger => ledger.EraseAsync(Actor, id, withCounts: true, Reason, default));
    }

    /// <summary>Merges a lead into another.</summary>
    public static async Task MergeAsync(FunnelDatabase database, string from, string into)
    {
        await using var db = database.Open();
        var (loser, winner) = (await IdAsync(db, from), await IdAsync(db, into));
        await TryAsync(database, ledger => ledger.MergeAsync(Actor, loser, winner, Reason, default));
    }

    /// <summary>Puts a lead into another channel, as an import does.</summary>
    public static Task<LogChanges> ChangeChannelAsync(FunnelDatabase database, string lead, int channel) => database.LogAsync(
        async transaction =>
        {
            var batch = await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, default);
            await Batches.AddAsync(transaction, batch, BatchKind.Import, null, database.ToParameter(Instant.FromUtc(TestDatabase.DefaultStart.UtcDateTime)), default);
            return await database.Log.WriteAsync(transaction, new LogBatch(batch, "test", [new LeadLine(lead) { ChannelId = channel }], [], 0, 0), default);
        },
        default);

    private static async Task<long> IdAsync(FunnelDb db, string lead) =>
        await db.LeadKeys.Where(k => k.ExternalId == lead).Select(k => k.LeadId).SingleOrDefaultAsync();

    private static async Task TryAsync(FunnelDatabase database, Func<Ledger, Task<Correction>> correct)
    {
        try
        {
            await correct(new Ledger(database, new FixedClock(TestDatabase.DefaultStart)));
        }
        catch (MistakeException)
        {
            // Nothing was changed.
        }
    }
}
