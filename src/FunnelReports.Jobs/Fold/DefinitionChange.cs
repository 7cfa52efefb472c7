using System.Data.Common;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;
using FunnelReports.Data;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Changes what decides how moves are counted, the reporting time zone, the day on which weeks start or the stages, and makes the rollups anew by it, in one transaction: reports and
/// folds of any process go by the old definition until it is done, and by the new one from then on. Published days stay as they were; those published
/// from then on carry the next version.
/// </summary>
public sealed class DefinitionChange(FunnelDatabase database, TimeProvider clock)
{
    private readonly WorkspaceStore workspaces = new(database, clock);

    /// <summary>Sets the reporting time zone.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="zone">An IANA time zone that there is.</param>
    /// <param name="progress">Told how many leads are counted again.</param>
    /// <param name="cancel">Stops the work; nothing is changed then.</param>
    /// <returns>How many leads were counted again; 0 when the zone was set already or there is none.</returns>
    public Task<long> ToZoneAsync(string actor, string zone, Action<long>? progress, CancellationToken cancel) =>
        RunAsync(
            transaction => workspaces.SetTimeZoneAsync(transaction, actor, zone, cancel),
            changed => changed,
            (_, leads) => leads,
            progress,
            cancel);

    /// <summary>Sets the day on which weeks start.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="start">The day.</param>
    /// <param name="progress">Told how many leads are counted again.</param>
    /// <param name="cancel">Stops the work; nothing is changed then.</param>
    /// <returns>How many leads were counted again; 0 when weeks started on that day already or there is none.</returns>
    public Task<long> ToWeekStartAsync(string actor, WeekStart start, Action<long>? progress, CancellationToken cancel) =>
        RunAsync(
            transaction => workspaces.SetWeekStartAsync(transaction, actor, start, cancel),
            changed => changed,
            (_, leads) => leads,
            progress,
            cancel);

    /// <summary>Changes the stages, see <see cref="StageStore.ChangeAsync"/>.</summary>
    /// <returns>The change, and how many leads were counted again: 0 when moves count as before.</returns>
    public Task<(FunnelChange Change, long Leads)> ToStagesAsync(
        string actor, Func<Funnel, bool, FunnelChange> work, Action<long>? progress, CancellationToken cancel) =>
        RunAsync(
            transaction => new StageStore(database, clock).ChangeAsync(transaction, actor, work, cancel),
            change => change.Recounts,
            (change, leads) => (change, leads),
            progress,
            cancel);

    private async Task<TResult> RunAsync<TChange, TResult>(
        Func<DbTransaction, Task<TChange>> change, Func<TChange, bool> recounts, Func<TChange, long, TResult> result, Action<long>? progress, CancellationToken cancel)
    {
        var before = await workspaces.ReadAsync(cancel);
        return await database.RebuildAsync(
            async transaction =>
            {
                // By the old definition, so that what is not folded yet is not taken for a part of this change.
                await new DirtyFold(database, before).RunInAsync(transaction, cancel);
                var changed = await change(transaction);
                if (!recounts(changed)) return result(changed, 0);
                return result(changed, await new Rebuild(database, before).RunInAsync(transaction, progress, cancel));
            },
            cancel);
    }
}
