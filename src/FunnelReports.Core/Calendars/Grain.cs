namespace FunnelReports.Core.Calendars;

/// <summary>How finely a period is cut for a series: calendar days, weeks (see <see cref="WeekStart"/>) or calendar months.</summary>
public enum Grain
{
    Day,
    Week,
    Month,
}
