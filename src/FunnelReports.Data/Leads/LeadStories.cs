using FunnelReports.Core;
using FunnelReports.Core.Transitions;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Leads;

/// <summary>Reads leads one by one.</summary>
public sealed class LeadStories(FunnelDatabase database, WorkspaceStore workspaces)
{
    /// <summary>What is known of a lead now, or null when there is none of that number.</summary>
    public async Task<LeadStory?> ReadAsync(long lead, CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        await using var db = database.Open();
        if (await db.Leads.AsNoTracking().SingleOrDefaultAsync(l => l.LeadId == lead, cancel) is not { } row) return null;
        var from = await db.Leads.Where(l => l.MergedInto == lead).Select(l => l.LeadId).Order().ToListAsync(cancel);
        var keys = await db.LeadKeys.Where(k => k.LeadId == lead).OrderBy(k => k.Source).ThenBy(k => k.ExternalId).Select(k => k.Source + ":" + k.ExternalId).ToListAsync(cancel);
        var log = await db.Transitions.AsNoTracking().Where(t => t.LeadId == lead).ToListAsync(cancel);

        // A move that was voided before a merge keeps the reason that stands with the lead it came from.
        var ledger = await db.Corrections.AsNoTracking().Where(c => c.LeadId == lead || from.Contains(c.LeadId)).OrderBy(c => c.BatchId).ToListAsync(cancel);
        var names = await NamesAsync(db, row, log, cancel);
        return new LeadStory(
            lead,
            keys,
            new LeadPerson(row.Name, row.Email, row.Company, row.Country, row.Owner, row.Tags, row.Score),
            new LeadSources(InstantOf(row.CreatedAt), names(row.ChannelId), names(row.PersonaId), names(row.OriginId), names(row.CampaignId)),
            Moves(workspace, log, ledger, await RecordedAsync(db, log, cancel), names),
            [.. ledger.Where(c => c.LeadId == lead).Select(EntryOf)],
            row.MergedInto,
            from,
            InstantOf(row.ErasedAt));
    }

    private static List<LeadMove> Moves(
        Workspace workspace, List<TransitionRow> log, List<CorrectionRow> ledger, Dictionary<long, DateTime> recorded, Func<int, string?> names)
    {
        var history = LeadHistory.Of(workspace.Funnel, log.Where(t => t.VoidedBatchId is null).Select(TransitionOf));
        var counting = history.Moves.ToArray().Select(m => m.Record).ToHashSet();
        var reasons = ledger.ToLookup(c => c.BatchId, EntryOf);
        return
        [
            .. log.OrderBy(TransitionOf, history).Select(t => new LeadMove(
                t.TransitionId,
                workspace.Funnel[t.StageId],
                Instant.FromUtc(t.OccurredAt),
                recorded.TryGetValue(t.BatchId, out var at) ? Instant.FromUtc(at) : null,
                counting.Contains(t.TransitionId),
                t.VoidedBatchId is { } batch ? reasons[batch].FirstOrDefault() : null)
            {
                Campaign = names(t.CampaignId),
                Action = names(t.ActionId),
                Actor = names(t.ActorId),
                Reason = names(t.ReasonId),
                AmountMinor = t.AmountMinor,
            }),
        ];
    }

    private static async Task<Dictionary<long, DateTime>> RecordedAsync(FunnelDb db, List<TransitionRow> log, CancellationToken cancel)
    {
        var batches = log.Select(t => t.BatchId).Distinct().ToList();
        return await db.Batches.Where(b => batches.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.RecordedAt, cancel);
    }

    private static async Task<Func<int, string?>> NamesAsync(FunnelDb db, LeadRow lead, List<TransitionRow> log, CancellationToken cancel)
    {
        var ids = log.SelectMany(t => new[] { t.CampaignId, t.ActionId, t.ActorId, t.ReasonId })
            .Concat([lead.ChannelId, lead.PersonaId, lead.OriginId, lead.CampaignId]).Where(id => id != 0).Distinct().ToList();
        var names = await db.DimensionValues.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Key, cancel);
        return id => names.GetValueOrDefault(id);
    }

    private static Transition TransitionOf(TransitionRow row) => new(row.StageId, Instant.FromUtc(row.OccurredAt), row.Sequence, row.TransitionId);

    private static LeadCorrection EntryOf(CorrectionRow row) =>
        new((BatchKind)row.Kind, Instant.FromUtc(row.At), row.Actor, row.Reason, row.OtherLeadId, row.Transitions);

    private static Instant? InstantOf(DateTime? time) => time is { } known ? Instant.FromUtc(known) : null;
}
