namespace FunnelReports.Bench.Children;

/// <summary>What a process of its own has measured.</summary>
/// <param name="Seconds">How long the work took, without the start of the process.</param>
/// <param name="Count">Leads rebuilt, or rows imported.</param>
/// <param name="PeakMegabytes">The most memory that the process ever held (VmHWM), 0 where the system does not tell.</param>
internal sealed record ChildResult(double Seconds, long Count, double PeakMegabytes);
