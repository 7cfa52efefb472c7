namespace FunnelReports.Jobs.Imports;

/// <summary>A row of a file before anybody says what it means.</summary>
/// <param name="Line">The line on which it begins; the header is on line 1.</param>
/// <param name="Fields">As many as the header has; null when the row cannot be split into them.</param>
/// <param name="Fault">Why it cannot.</param>
public sealed record LookedRow(long Line, string[]? Fields, string? Fault);
