using FunnelReports.Data;
using FunnelReports.Jobs;

namespace FunnelReports.Web.Settings;

/// <summary>The settings as somebody types them, with what is wrong with each; nothing that was typed is lost when something is.</summary>
public sealed class SettingsForm
{
    private readonly Dictionary<string, string> faults = [];

    public string? TimeZone { get; set; }
    public string? Currency { get; set; }
    public string? FiscalYearStart { get; set; }
    public string? WeekStart { get; set; }

    /// <summary>Days; empty to measure them. Null where the form has no such field.</summary>
    public string? CostLagDays { get; set; }

    /// <summary>The form with the settings in force.</summary>
    public static SettingsForm Of(Workspace workspace)
    {
        var values = WorkspaceSettings.Values(workspace);
        return new SettingsForm
        {
            TimeZone = values[WorkspaceSettings.TimeZone],
            Currency = values[WorkspaceSettings.Currency],
            FiscalYearStart = values[WorkspaceSettings.FiscalYearStart],
            WeekStart = values[WorkspaceSettings.WeekStart],
            CostLagDays = values[WorkspaceSettings.CostLagDays] is var lag && lag == WorkspaceSettings.Measured ? "" : lag,
        };
    }

    /// <summary>What is wrong with a field, or null.</summary>
    public string? FaultOf(string setting) => faults.GetValueOrDefault(setting);

    /// <summary>True when something is wrong with any field.</summary>
    public bool IsFaulty => faults.Count > 0;

    /// <summary>Notes what is wrong with a field.</summary>
    public void Refuse(string setting, string reason) => faults[setting] = reason;

    /// <summary>The settings that the form speaks of, as <see cref="WorkspaceSettings.SetAsync"/> takes them.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Typed(bool withLag)
    {
        yield return new(WorkspaceSettings.Currency, Plain(Currency));
        yield return new(WorkspaceSettings.FiscalYearStart, Plain(FiscalYearStart));
        if (withLag) yield return new(WorkspaceSettings.CostLagDays, Plain(CostLagDays) is { Length: > 0 } days ? days : WorkspaceSettings.Measured);
        yield return new(WorkspaceSettings.WeekStart, Plain(WeekStart));
        yield return new(WorkspaceSettings.TimeZone, Plain(TimeZone));
    }

    private static string Plain(string? typed) => (typed ?? "").Trim();
}
