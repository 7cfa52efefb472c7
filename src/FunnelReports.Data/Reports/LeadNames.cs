using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Reports;

/// <summary>Reads how lists call leads.</summary>
internal static class LeadNames
{
    /// <summary>The names of these leads by their ids. A lead that was merged is called as the one that has its history now.</summary>
    public static async Task<IReadOnlyDictionary<long, LeadName>> ReadAsync(FunnelDatabase database, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        await using var db = database.Open();
        var leads = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.LeadId)).ToListAsync(cancel);
        var holders = ids.Concat(leads.Select(l => l.MergedInto).OfType<long>()).Distinct().ToList();
        var keys = await db.LeadKeys.AsNoTracking().Where(k => holders.Contains(k.LeadId))
            .GroupBy(k => k.LeadId).Select(g => new { g.Key, Id = g.Min(k => k.ExternalId)! }).ToDictionaryAsync(k => k.Key, k => k.Id, cancel);
        var values = leads.SelectMany(l => new[] { l.ChannelId, l.CampaignId }).Distinct().ToList();
        var names = await db.DimensionValues.AsNoTracking().Where(v => values.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Key, cancel);
        return leads.ToDictionary(l => l.LeadId, l => new LeadName(
            keys.GetValueOrDefault(l.MergedInto ?? l.LeadId, $"{l.LeadId}"), l.Name, l.Company, l.Email, names.GetValueOrDefault(l.ChannelId), names.GetValueOrDefault(l.CampaignId))
        {
            IsErased = l.ErasedAt is not null,
        });
    }
}
