namespace FunnelReports.Core.Imports;

/// <summary>In which order a file writes the parts of a date. A date that begins with a year of four digits is always read as year, month, day.</summary>
public enum DateOrder
{
    YearMonthDay = 1,
    DayMonthYear = 2,
    MonthDayYear = 3,
}
