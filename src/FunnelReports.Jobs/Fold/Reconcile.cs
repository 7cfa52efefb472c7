using System.Data.Common;
using System.Globalization;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Holds the rollups against the log, in one snapshot and beside running imports and folds: each cell must be what the folded part of the log gives,
/// and for each stage what came in less what went out must be the stays that are open.
/// </summary>
public sealed class Reconcile(FunnelDatabase database, Funnel funnel, ReportingCalendar calendar)
{
    /// <summary>The cells that differ, in key order; none when the books are right. <c>rebuild</c> mends them.</summary>
    public Task<IReadOnlyList<CellDifference>> RunAsync(CancellationToken cancel) =>
        database.ReadAsync(transaction => RunAsync(transaction, cancel), cancel);

    private async Task<IReadOnlyList<CellDifference>> RunAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var held = await RollupReader.ReadAllAsync(transaction, cancel);
        var fromLog = new RollupSet();
        var change = new LeadChange(funnel, calendar);
        await new LeadLogReader(database).ReadAllAsync(transaction, lead => change.AddHeld(fromLog, lead), cancel);
        fromLog.DropZeros();
        return [.. CellComparison.Between(held, fromLog), .. Accounts(held)];
    }

    private IEnumerable<CellDifference> Accounts(RollupSet held)
    {
        var balance = new Dictionary<(int Segment, short Stage), long>();
        foreach (var (cell, tally) in held.Flow)
        {
            Add(cell.Segment, cell.Second, tally.Leads);
            if (cell.First != Stage.Entry) Add(cell.Segment, cell.First, -tally.Leads);
        }

        foreach (var (cell, stays) in held.Open) Add(cell.Segment, cell.First, -stays);
        return balance.Where(b => b.Value != 0).OrderBy(b => b.Key).Select(b => new CellDifference(
            "open_day",
            $"segment {b.Key.Segment}, stage {funnel[b.Key.Stage].Key}",
            "open stays",
            $"inflow − outflow is {b.Value.ToString("+0;-0", CultureInfo.InvariantCulture)} against them"));

        void Add(int segment, short stage, long leads) =>
            balance[(segment, stage)] = balance.GetValueOrDefault((segment, stage)) + leads;
    }
}
