namespace FunnelReports.Core.Calendars;

/// <summary>How finely a period is cut for a series: calendar days, ISO weeks (Monday to Sunday) or calendar months.</summary>
public enum Grain
{
    Day,
    Week,
    Month,
}
