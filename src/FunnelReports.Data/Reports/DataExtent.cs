using FunnelReports.Core;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Reports;

/// <summary>Asks over which days there are moves at all, so that a page can open where there is something to see.</summary>
public static class DataExtent
{
    /// <summary>From the first to the last day with a move; null when there is none.</summary>
    public static async Task<DayRange?> OfAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var db = database.Open();
        var all = db.FlowDays.AsNoTracking().Where(c => c.SegmentId == Core.Rollups.Segments.All);
        var first = await all.OrderBy(c => c.Day).Select(c => (DateOnly?)c.Day).FirstOrDefaultAsync(cancel);
        var last = await all.OrderByDescending(c => c.Day).Select(c => (DateOnly?)c.Day).FirstOrDefaultAsync(cancel);
        return first is { } from && last is { } to ? DayRange.Of(from, to) : null;
    }
}
