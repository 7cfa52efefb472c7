using FunnelReports.Data.Reports;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Leads;

/// <summary>The leads that came in or changed and are in no number yet.</summary>
public sealed class WaitingLeads(FunnelDatabase database)
{
    /// <summary>One page of them, by id.</summary>
    /// <param name="skip">How many stand before it.</param>
    /// <param name="take">The most that it has.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<IReadOnlyList<WaitingLead>> ReadAsync(long skip, int take, CancellationToken cancel)
    {
        await using var db = database.Open();
        var ids = await db.DirtyLeads.Select(mark => mark.LeadId).Distinct().Order().Skip((int)skip).Take(take).ToListAsync(cancel);
        var names = await LeadNames.ReadAsync(database, ids, cancel);
        return [.. ids.Select(id => new WaitingLead(id, names[id]))];
    }
}
