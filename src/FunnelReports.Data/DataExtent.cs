using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>What a database holds: yes, no, how much, since when.</summary>
public sealed class DataExtent(FunnelDatabase database)
{
    /// <summary>True once a lead or a move was recorded.</summary>
    public async Task<bool> HasLeadsAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Leads.AnyAsync(cancel) || await db.Transitions.AnyAsync(cancel);
    }

    /// <summary>From the first to the last day with a move; null when there is none.</summary>
    public async Task<DayRange?> MovesAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        var all = db.FlowDays.AsNoTracking().Where(c => c.SegmentId == Segments.All);
        var first = await all.OrderBy(c => c.Day).Select(c => (DateOnly?)c.Day).FirstOrDefaultAsync(cancel);
        var last = await all.OrderByDescending(c => c.Day).Select(c => (DateOnly?)c.Day).FirstOrDefaultAsync(cancel);
        return first is { } from && last is { } to ? DayRange.Of(from, to) : null;
    }

    /// <summary>True once any amount of money was recorded: a budget, spend, or the amount of a move.</summary>
    public async Task<bool> HasMoneyAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.Budgets.AnyAsync(cancel) || await db.ActualSpend.AnyAsync(cancel) || await db.Transitions.AnyAsync(t => t.AmountMinor != null, cancel);
    }

    /// <summary>How many leads the rollups are behind with.</summary>
    public async Task<long> UnfoldedLeadsAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.DirtyLeads.Select(d => d.LeadId).Distinct().LongCountAsync(cancel);
    }

    /// <summary>The last day of which a job was done, or null.</summary>
    public async Task<DateOnly?> LastDoneAsync(string job, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.JobRuns.Where(r => r.Job == job && r.Status == "succeeded").MaxAsync(r => (DateOnly?)r.Day, cancel);
    }
}
