namespace FunnelReports.Core.Stages;

/// <summary>One stage as a file gives it, nothing understood yet. <c>Line</c> is its line in the file, on which line 1 is the header.</summary>
public sealed record StageLine(long Line, string Key, string Name, string Kind, string Role, string Order);
