using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Brings the rollups up to date with the log, lead by lead. Cost follows the number of changed leads. Any number of these may run at once, on any
/// number of machines; one that is killed leaves its chunk to the next.
/// </summary>
public sealed class DirtyFold(FunnelDatabase database, Funnel funnel, ReportingCalendar calendar)
{
    private const int ChunkLeads = 20_000;

    /// <summary>Folds until nothing is left to fold, and returns how many leads it folded.</summary>
    public async Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null)
    {
        long folded = 0;
        while (await FoldChunkAsync(cancel) is var leads and > 0)
        {
            folded += leads;
            progress?.Invoke(folded);
        }

        return folded;
    }

    private Task<int> FoldChunkAsync(CancellationToken cancel) =>
        database.FoldAsync(
            async transaction =>
            {
                var marks = await new DirtyLeads(database).ClaimAsync(transaction, ChunkLeads, cancel);
                if (marks.Count == 0) return 0;
                var cells = new RollupSet();
                var change = new LeadChange(funnel, calendar);
                var folded = new List<FoldedLead>();
                var leads = marks.Select(m => m.LeadId).Distinct().ToArray();
                await new LeadLogReader(database).ReadAsync(transaction, leads, lead => folded.Add(change.Apply(cells, lead, marks)), cancel);
                await database.Rollups.AddAsync(transaction, cells, cancel);
                await database.Rollups.MarkFoldedAsync(transaction, folded, marks, cancel);
                return leads.Length;
            },
            cancel);
}
