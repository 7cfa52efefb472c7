using FunnelReports.Data;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Rollups;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Web.Scheduling;

/// <summary>
/// Brings into the reports what imports have left to the server: those told not to fold, and those that were killed before they had. It also says of an
/// import that was killed that it was.
/// </summary>
public sealed class SteadyFold(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, ILogger<SteadyFold> log) : BackgroundService
{
    private readonly ImportRuns imports = new(database, clock);

    /// <summary>How often it looks for something to do.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await FoldAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is being stopped; the next one to look folds the rest.
        }
    }

    private async Task FoldAsync(CancellationToken cancel)
    {
        try
        {
            var dead = await imports.MarkInterruptedAsync(cancel);
            if (dead > 0) log.LogWarning("Imports that were interrupted, send their files again: {Imports}", dead);
            if (!await database.ReadAsync(transaction => DirtyLeads.AnyAsync(transaction, cancel), cancel)) return;
            var workspace = await workspaces.ReadAsync(cancel);
            var leads = await new DirtyFold(database, workspace).RunAsync(cancel);
            if (leads > 0) log.LogInformation("Changed leads brought into the reports: {Leads}", leads);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Changed leads could not be brought into the reports; it is tried again in {Seconds} seconds", Round.TotalSeconds);
        }
    }
}
