using FunnelReports.Data;
using FunnelReports.Jobs;
using FunnelReports.Web.Errands;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using FunnelReports.Web.Scheduling;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Settings;

/// <summary>Saves the settings of a form: all of them, or none when something is wrong with any. What makes the leads be counted anew goes on beside the page.</summary>
public sealed class SettingsSaving(
    WorkspaceStore workspaces,
    WorkspaceSettings settings,
    ErrandDesk errands,
    NightlyJobs nights,
    SnapshotStatusReader status,
    Format format,
    IStringLocalizer<SharedResource> text)
{
    /// <summary>The name of the errand that counts the leads anew.</summary>
    public const string Recount = "settings";

    /// <summary>Saves what differs.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="form">What is typed; it is told what is wrong.</param>
    /// <param name="withLag">True when the form has the field of the lag.</param>
    /// <param name="cancel">Ends the waiting; a recount that has begun goes on.</param>
    /// <returns>False when something is wrong; then nothing was saved.</returns>
    public async Task<bool> SaveAsync(string actor, SettingsForm form, bool withLag, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var inForce = WorkspaceSettings.Values(await workspaces.ReadAsync(cancel));
        var typed = form.Typed(withLag).ToList();
        foreach (var (setting, value) in typed)
        {
            if ((WorkspaceSettings.Fault(setting, value) ?? await settings.ObstacleAsync(setting, value, cancel)) is { } reason) form.Refuse(setting, reason);
        }

        var changed = typed.Where(v => v.Value != inForce[v.Key]).ToLookup(v => v.Key is WorkspaceSettings.TimeZone or WorkspaceSettings.WeekStart);
        var recounts = changed[true].ToList();
        if (recounts.Count > 0 && errands.Find(Recount) is { IsDone: false })
            form.Refuse(recounts[0].Key, text["The leads are being counted anew already. Wait until that is done, then save again."]);
        if (form.IsFaulty) return false;

        foreach (var (setting, value) in changed[false]) await settings.SetAsync(actor, setting, value, null, cancel);
        if (recounts.Count > 0) await RecountAsync(actor, recounts, cancel);
        return true;
    }

    private Task<Errand?> RecountAsync(string actor, List<KeyValuePair<string, string>> recounts, CancellationToken cancel) => errands.StartAsync(
        Recount,
        async (errand, stop) =>
        {
            errand.Step = new(text["The leads are counted anew."], null);
            long leads = 0;
            foreach (var (setting, value) in recounts)
                leads = await settings.SetAsync(actor, setting, value, read => errand.Step = new(text["Counted anew so far: {0}", format.Leads(read)], null), stop);
            status.Forget();
            await nights.FollowScheduleAsync(stop);
            if (leads > 0) errand.Outcome = text["Counted anew: {0}. Published snapshots stay as they were.", format.Leads(leads)];
        },
        cancel);
}
