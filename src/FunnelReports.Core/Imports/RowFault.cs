namespace FunnelReports.Core.Imports;

/// <summary>Why a row cannot be taken.</summary>
/// <param name="Column">The column as the file names it; empty when the whole row is at fault.</param>
/// <param name="Reason">What is wrong and how to mend it, in one sentence or two.</param>
public sealed record RowFault(string Column, string Reason);
