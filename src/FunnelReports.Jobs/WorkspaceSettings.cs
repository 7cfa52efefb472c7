using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs;

/// <summary>The settings of the workspace that people change, by page and by command line: what each may be, what stands against a change, and what it does.</summary>
public sealed class WorkspaceSettings(FunnelDatabase database, TimeProvider clock)
{
    public const string TimeZone = nameof(TimeZone);
    public const string Currency = nameof(Currency);
    public const string FiscalYearStart = nameof(FiscalYearStart);
    public const string WeekStart = nameof(WeekStart);
    public const string CostLagDays = nameof(CostLagDays);

    /// <summary>The longest lag that can be fixed, in days.</summary>
    public const int LongestLag = 1095;

    /// <summary>The lag that is not fixed.</summary>
    public const string Measured = "measured";

    /// <summary>The settings as texts, each as <see cref="SetAsync"/> takes it.</summary>
    public static Dictionary<string, string> Values(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new()
        {
            [TimeZone] = workspace.Calendar.ZoneId,
            [Currency] = workspace.Currency.Code,
            [FiscalYearStart] = workspace.Calendar.FiscalYear.StartMonth.ToString(CultureInfo.InvariantCulture),
            [WeekStart] = workspace.Calendar.WeekStart.Key,
            [CostLagDays] = WorkspaceStore.LagText(workspace.FixedLagDays),
        };
    }

    /// <summary>Why a setting can never have this value, and what to write instead; null when it can.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public static string? Fault(string setting, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return setting switch
        {
            TimeZone => ZoneFault(value),
            Currency => Core.Currency.TryParse(value, out _) ? null : $"\"{value}\" is no currency. Write a code of ISO 4217, for example EUR, USD, GBP or JPY.",
            FiscalYearStart => Month(value) is null ? $"\"{value}\" is no month. Write 1 to 12." : null,
            WeekStart => Core.Calendars.WeekStart.TryParse(value, out _) ? null : $"Weeks cannot start on \"{value}\". Write monday, saturday or sunday.",
            CostLagDays => IsMeasured(value) || Lag(value) is not null ? null : $"\"{value}\" is no lag. Write the days from first entry to MQL, 0 to {LongestLag}, or {Measured}.",
            _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "There is no such setting."),
        };
    }

    /// <summary>Why a setting cannot be changed to this value now; null when it can.</summary>
    public async Task<string?> ObstacleAsync(string setting, string value, CancellationToken cancel)
    {
        if (setting != Currency) return null;
        var before = (await new WorkspaceStore(database, clock).ReadAsync(cancel)).Currency;
        if (Core.Currency.Parse(value) == before || !await new DataExtent(database).HasMoneyAsync(cancel)) return null;
        return $"Currency stays {before.Code}: amounts are kept in it already. Start a new database for another currency and import into it.";
    }

    /// <summary>Changes one setting, with an audit row when that changes it. Another time zone or start of weeks counts every lead anew in the same transaction.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="setting">One of the names above.</param>
    /// <param name="value">A value in which <see cref="Fault"/> finds nothing wrong.</param>
    /// <param name="progress">Told how many leads are counted anew.</param>
    /// <param name="cancel">Stops the work; nothing is changed then.</param>
    /// <returns>How many leads were counted anew.</returns>
    /// <exception cref="MistakeException">It cannot be changed; the message says why.</exception>
    public async Task<long> SetAsync(string actor, string setting, string value, Action<long>? progress, CancellationToken cancel)
    {
        if ((Fault(setting, value) ?? await ObstacleAsync(setting, value, cancel)) is { } reason) throw new MistakeException(reason);
        var store = new WorkspaceStore(database, clock);
        switch (setting)
        {
            case TimeZone: return await new DefinitionChange(database, clock).ToZoneAsync(actor, ReportingCalendar.Create(value).ZoneId, progress, cancel);
            case WeekStart: return await new DefinitionChange(database, clock).ToWeekStartAsync(actor, WeekOf(value), progress, cancel);
            case Currency: await store.SetCurrencyAsync(actor, Core.Currency.Parse(value), cancel); break;
            case FiscalYearStart: await store.SetFiscalYearStartAsync(actor, Month(value)!.Value, cancel); break;
            default: await store.SetFixedLagAsync(actor, IsMeasured(value) ? null : Lag(value), cancel); break;
        }

        return 0;
    }

    private static string? ZoneFault(string value)
    {
        try
        {
            _ = ReportingCalendar.Create(value);
            return null;
        }
        catch (UnknownTimeZoneException fault)
        {
            return fault.Message;
        }
    }

    private static Core.Calendars.WeekStart WeekOf(string value) => Core.Calendars.WeekStart.TryParse(value, out var start) ? start : default;

    private static int? Month(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? month : null;

    private static bool IsMeasured(string value) => value.Equals(Measured, StringComparison.OrdinalIgnoreCase);

    private static int? Lag(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestLag ? days : null;
}
