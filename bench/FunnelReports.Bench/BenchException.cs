namespace FunnelReports.Bench;

/// <summary>The bench cannot go on, or two answers that must be the same differ. The message is for the person who started it.</summary>
internal sealed class BenchException(string message) : Exception(message);
