namespace FunnelReports.Core.Metrics;

/// <summary>Stays of about the same length.</summary>
/// <param name="FromDays">The shortest, in days of 86,400 seconds.</param>
/// <param name="ToDays">All of them are shorter than this; null for the last band, which has no end.</param>
/// <param name="Exits">How many were left.</param>
public sealed record LengthBand(int FromDays, int? ToDays, long Exits);
