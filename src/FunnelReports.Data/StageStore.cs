using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>Changes the stages of the workspace.</summary>
public sealed class StageStore(FunnelDatabase database, TimeProvider clock)
{
    /// <summary>
    /// Works out a change from the funnel there is and from whether any lead, move or snapshot names a stage yet, and writes it inside the transaction,
    /// with an audit row, unless it has errors or changes nothing. When more than names change, the definition gets its next version; the caller keeps
    /// folds out and makes the rollups anew in the same transaction.
    /// </summary>
    public async Task<FunnelChange> ChangeAsync(DbTransaction transaction, string actor, Func<Funnel, bool, FunnelChange> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var db = await database.OpenInAsync(transaction, cancel);
        var rows = await db.Stages.ToListAsync(cancel);
        var empty = !await db.Leads.AnyAsync(cancel) && !await db.Transitions.AnyAsync(cancel) && !await db.SnapshotDays.AnyAsync(cancel);
        var change = work(new Funnel(rows.Select(WorkspaceStore.StageOf)), empty);
        if (change.After is null || change.IsNothing) return change;
        Write(db, rows, change.After);
        new Audit(clock).Add(db, actor, "stages.import", "funnel", Detail(change));
        if (change.Recounts)
        {
            var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
            await Definitions.AddAsync(db, await db.Workspace.SingleAsync(cancel), change.After.Stages.Select(WorkspaceStore.RowOf), (actor, now), cancel);
        }

        await db.SaveChangesAsync(cancel);
        return change;
    }

    private static string Detail(FunnelChange change) =>
        string.Join("; ", new[] { ("added", change.Added), ("changed", change.Changed), ("retired", change.Retired), ("removed", change.Removed) }
            .Where(c => c.Item2.Count > 0)
            .Select(c => $"{c.Item1} {string.Join(", ", c.Item2.Select(s => s.Key))}"));

    private static void Write(FunnelDb db, List<StageRow> rows, Funnel after)
    {
        db.Stages.RemoveRange(rows.Where(r => after.Find(r.Key) is null));
        foreach (var stage in after.Stages)
        {
            if (rows.Find(r => r.Key == stage.Key) is not { } row)
            {
                db.Stages.Add(WorkspaceStore.RowOf(stage));
                continue;
            }

            row.Name = stage.Name;
            row.Kind = stage.Kind.ToString();
            row.Role = stage.Role?.ToString();
            row.Order = stage.Order;
            row.Retired = stage.Retired;
        }
    }
}
