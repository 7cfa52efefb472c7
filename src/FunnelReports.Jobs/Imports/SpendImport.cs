using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>
/// Imports a file of spend in one transaction. Rows of the same month or day, category, channel and campaign are added up within the file; their sum takes the place of
/// what stood there before. So a file can be imported again, or a newer one that overlaps it, and nothing is counted twice.
/// </summary>
public sealed class SpendImport(FunnelDatabase database, TimeProvider clock)
{
    private readonly DimensionValues dimensions = new(database);

    /// <summary>Imports the file.</summary>
    /// <exception cref="ImportException">The file cannot be imported; nothing was written.</exception>
    public Task<ImportResult> RunAsync(ImportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ImportRun(database, clock).RunAsync(request, (file, workspace, run) => WorkAsync(file, workspace, run, cancel), cancel);
    }

    private async Task<ImportResult> WorkAsync(ImportFile file, Workspace workspace, long run, CancellationToken cancel)
    {
        var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
        var rows = new SpendRowReader(file.Layout, file.Map, workspace.Calendar, workspace.Currency, now);
        var amounts = new Dictionary<SpendLine, long>();
        while (file.Next() is { } fields)
        {
            cancel.ThrowIfCancellationRequested();
            if (rows.Read(fields, out var row) is { } fault)
            {
                file.Refuse(fault);
                continue;
            }

            var line = new SpendLine(
                row!.IsMonth,
                row.Day,
                row.Category,
                await dimensions.IdOfAsync(Dimension.Channel, row.Channel, cancel),
                await dimensions.IdOfAsync(Dimension.Campaign, row.Campaign, cancel));
            amounts[line] = amounts.GetValueOrDefault(line) + row.AmountMinor;
        }

        var (added, changed) = await database.WriteAsync(
            async transaction =>
            {
                await MadeUpData.RequireNoneAsync(transaction, cancel);
                return await new SpendWriter(database).WriteAsync(transaction, amounts, now, cancel);
            },
            cancel);
        return new ImportResult(run, file.RowsRead, file.Refusals.Count) { SpendAdded = added, SpendChanged = changed };
    }
}
