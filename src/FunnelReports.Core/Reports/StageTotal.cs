namespace FunnelReports.Core.Reports;

/// <summary>The time from a lead's first entry into the funnel to its first entry into a stage, over the leads that first entered the stage in the period.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Leads">How many leads.</param>
/// <param name="MeanDays">Mean in days of 86,400 s; null without leads.</param>
/// <param name="MedianDays">Half of them took at most so many calendar days.</param>
/// <param name="P90Days">Nine in ten took at most so many calendar days.</param>
public sealed record StageTotal(string Key, string Name, long Leads, double? MeanDays, double? MedianDays, double? P90Days);
