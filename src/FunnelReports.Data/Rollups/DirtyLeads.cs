using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Rollups;

/// <summary>The queue of leads whose rollups are behind the log.</summary>
public sealed class DirtyLeads(FunnelDatabase database)
{
    /// <summary>Takes leads that no other worker has, until the transaction ends, with the marks that are known of them now. Empty when all that is left is with others.</summary>
    /// <remarks>By id, a lot at a time, so that no plan depends on how many leads or marks the server believes there are: just after an import it knows nothing of them.</remarks>
    public async Task<IReadOnlySet<DirtyMark>> ClaimAsync(DbTransaction transaction, int leads, CancellationToken cancel)
    {
        for (long last = 0; await NextAsync(transaction, last, leads, cancel) is { Count: > 0 } next; last = next[^1])
        {
            // Of leads that another worker has just folded the marks are gone by now.
            if (await LockAsync(transaction, next, cancel) is { Count: > 0 } free && await MarksAsync(transaction, free, cancel) is { Count: > 0 } marks) return marks;
        }

        return new HashSet<DirtyMark>();
    }

    /// <summary>Every mark there is.</summary>
    public static async Task<IReadOnlySet<DirtyMark>> AllAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT lead_id, batch_id FROM dirty_lead");
        return await ReadAsync(command, cancel);
    }

    /// <summary>True when there is something to fold.</summary>
    public static async Task<bool> AnyAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT 1 FROM dirty_lead LIMIT 1");
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    /// <summary>True when at least so many leads wait to be folded, and they are so large a part of all leads, a fortieth, that reading all is the shorter way.</summary>
    /// <remarks>Folding a lead by itself takes about a hundred times as long as reading it in a rebuild (docs/decisions/0009).</remarks>
    public static async Task<bool> AreManyAsync(DbTransaction transaction, long atLeast, CancellationToken cancel)
    {
        await using var some = transaction.Command("SELECT COUNT(*) FROM (SELECT DISTINCT lead_id FROM dirty_lead LIMIT @least) d").With("@least", atLeast);
        if (Convert.ToInt64(await some.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) < atLeast) return false;
        await using var share = transaction.Command("SELECT 40 * (SELECT COUNT(DISTINCT lead_id) FROM dirty_lead) - (SELECT COUNT(*) FROM lead)");
        return Convert.ToInt64(await share.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) >= 0;
    }

    /// <summary>How many leads wait to be folded.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.DirtyLeads.Select(mark => mark.LeadId).Distinct().CountAsync(cancel);
    }

    private static async Task<List<long>> NextAsync(DbTransaction transaction, long after, int leads, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT DISTINCT lead_id FROM dirty_lead WHERE lead_id > @after ORDER BY lead_id LIMIT @limit");
        return await IdsAsync(command.With("@after", after).With("@limit", leads), cancel);
    }

    private async Task<List<long>> LockAsync(DbTransaction transaction, List<long> leads, CancellationToken cancel)
    {
        await using var command = transaction.Command($"SELECT lead_id FROM lead WHERE {database.IsAnyOf("lead_id", "@leads")}{database.SkippingLocked}");
        database.AddIds(command, "@leads", leads);
        return await IdsAsync(command, cancel);
    }

    private static async Task<List<long>> IdsAsync(DbCommand command, CancellationToken cancel)
    {
        var ids = new List<long>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) ids.Add(row.GetInt64(0));
        return ids;
    }

    private async Task<IReadOnlySet<DirtyMark>> MarksAsync(DbTransaction transaction, List<long> leads, CancellationToken cancel)
    {
        await using var command = transaction.Command($"SELECT lead_id, batch_id FROM dirty_lead WHERE {database.IsAnyOf("lead_id", "@leads")}");
        database.AddIds(command, "@leads", leads);
        return await ReadAsync(command, cancel);
    }

    private static async Task<IReadOnlySet<DirtyMark>> ReadAsync(DbCommand command, CancellationToken cancel)
    {
        var marks = new HashSet<DirtyMark>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) marks.Add(new DirtyMark(row.GetInt64(0), row.GetInt64(1)));
        return marks;
    }
}
