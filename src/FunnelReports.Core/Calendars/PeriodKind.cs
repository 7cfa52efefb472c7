namespace FunnelReports.Core.Calendars;

/// <summary>What a period was typed as. It decides which period comes before it and which is the same one a year earlier.</summary>
public enum PeriodKind
{
    Year,
    Half,
    Quarter,
    Month,
    Week,

    /// <summary>From a first to a last day.</summary>
    Days,
}
