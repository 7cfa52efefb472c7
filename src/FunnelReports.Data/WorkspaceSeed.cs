using FunnelReports.Core;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Data;

/// <summary>What a new workspace starts with. Afterwards the settings page and <c>settings set</c> own these values.</summary>
/// <param name="TimeZone">An IANA time zone.</param>
/// <param name="Currency">An ISO 4217 code.</param>
/// <param name="FiscalYearStart">The month, 1 to 12.</param>
public sealed record WorkspaceSeed(string TimeZone, string Currency, int FiscalYearStart)
{
    /// <summary>Every night at a quarter past midnight.</summary>
    public const string DefaultSnapshotCron = "15 0 * * *";

    /// <summary>The day on which weeks start.</summary>
    public WeekStart WeekStart { get; init; }

    /// <summary>True for the made-up data of <c>demo</c>.</summary>
    public bool Demo { get; init; }

    /// <summary>Refuses values that no workspace can have, before anything is written.</summary>
    /// <exception cref="UnknownTimeZoneException">The zone is none.</exception>
    /// <exception cref="FormatException">The currency is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The month is none.</exception>
    public void Validate()
    {
        _ = ReportingCalendar.Create(TimeZone, FiscalYearStart);
        _ = Core.Currency.Parse(Currency);
    }
}
