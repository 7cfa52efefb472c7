using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>
/// Turns an empty workspace into one of made-up data, and back. While it is one no file can be imported, so that what is removed with the made-up data is
/// never a real lead.
/// </summary>
public sealed class MadeUpData(FunnelDatabase database, TimeProvider clock)
{
    /// <summary>What files are told while the data are made up.</summary>
    public const string NoImport = "This workspace holds made-up data, and real leads are not mixed with them. Remove the made-up data first, on the page “Made-up data”.";

    // All that hangs on leads, moves and money. Users, keys, settings, stages and who did what stay.
    private static readonly string[] Tables =
    [
        "lead", "lead_key", "transition", "dirty_lead", "batch", "correction", "import_run", "budget", "actual_spend",
        "flow_day", "passage_day", "open_day", "cause_day", "flow_month", "dwell", "stay_cohort", "reach_cohort", "reach_lag",
        "snapshot_day", "publication", "restated_lead", "forecast", "forecast_report", "job_run", "reconcile_cell",
        "saved_segment", "saved_segment_value", "saved_view", "annotation",
    ];

    /// <summary>Says from now on that the data are made up, and that the workspace is as old as they are.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="since">When the first of its snapshots could have been made.</param>
    /// <param name="cancel">Stops the work; nothing is changed then.</param>
    /// <exception cref="MistakeException">It holds leads or money, or an import is at work.</exception>
    public Task BeginAsync(string actor, Instant since, CancellationToken cancel) => database.CorrectAsync(
        async transaction =>
        {
            await using var db = await database.OpenInAsync(transaction, cancel);
            var isFree = !await db.Leads.AnyAsync(cancel) && !await db.Transitions.AnyAsync(cancel) && !await db.Budgets.AnyAsync(cancel)
                && !await db.ActualSpend.AnyAsync(cancel) && !await db.Publications.AnyAsync(cancel);
            if (!isFree) throw new MistakeException("There are leads, spend or snapshots here already, and made-up data are not mixed with them. Use an empty database to look around.");
            if (await db.ImportRuns.AnyAsync(r => r.Status == Imports.ImportRuns.Running, cancel)) throw new MistakeException("A file is being imported. Wait until it is done.");
            var born = since.ToUtc();
            var day = DateOnly.FromDateTime(born);
            await db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.Demo, true).SetProperty(w => w.CreatedAt, born), cancel);
            await db.Definitions.Where(d => d.Since > day).ExecuteUpdateAsync(set => set.SetProperty(d => d.Since, day), cancel);
            new Audit(clock).Add(db, actor, "demo.fill", "made-up data");
            return await db.SaveChangesAsync(cancel);
        },
        cancel);

    /// <summary>Removes the made-up data and everything that was made of them, in one transaction. The workspace is new from this day on.</summary>
    /// <exception cref="MistakeException">The data are not made up.</exception>
    public Task RemoveAsync(string actor, CancellationToken cancel) => database.RebuildAsync(
        async transaction =>
        {
            await RequireAsync(transaction, demo: true, "The data here are not made up, so they are not removed.", cancel);
            foreach (var table in Tables) await RunAsync(transaction, $"DELETE FROM {table}", cancel);
            await RunAsync(transaction, $"DELETE FROM dimension_value WHERE id >= {Segments.FirstValueId}", cancel);
            await using var db = await database.OpenInAsync(transaction, cancel);
            var now = clock.GetUtcNow().UtcDateTime;
            await db.Workspace.ExecuteUpdateAsync(
                set => set.SetProperty(w => w.Demo, false).SetProperty(w => w.CreatedAt, now).SetProperty(w => w.SegmentsVersion, w => w.SegmentsVersion + 1),
                cancel);
            new Audit(clock).Add(db, actor, "demo.remove", "made-up data");
            return await db.SaveChangesAsync(cancel);
        },
        cancel);

    /// <summary>Refuses a file inside the transaction that would write its rows, while the data are made up.</summary>
    /// <exception cref="MistakeException">They are.</exception>
    public static Task RequireNoneAsync(DbTransaction transaction, CancellationToken cancel) => RequireAsync(transaction, demo: false, NoImport, cancel);

    private static async Task RequireAsync(DbTransaction transaction, bool demo, string otherwise, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT 1 FROM workspace WHERE demo = @demo").With("@demo", demo);
        if (await command.ExecuteScalarAsync(cancel) is null) throw new MistakeException(otherwise);
    }

    private static async Task RunAsync(DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = transaction.Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
