namespace FunnelReports.Core.Reports;

/// <summary>The period of a report as people write it: both days are included.</summary>
/// <param name="Text">The period in the syntax of <see cref="Calendars.Period"/>.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="TimeZone">The zone whose days these are.</param>
public sealed record ReportPeriod(string Text, DateOnly From, DateOnly To, string TimeZone);
