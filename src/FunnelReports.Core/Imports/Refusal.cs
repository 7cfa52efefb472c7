namespace FunnelReports.Core.Imports;

/// <summary>A row that was not taken.</summary>
/// <param name="Line">The line of the file on which the row begins, as an editor counts; the header is on line 1.</param>
/// <param name="Column">The column at fault as the file names it; empty when the whole row is.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
/// <param name="Text">The row as it stands in the file.</param>
public sealed record Refusal(long Line, string Column, string Reason, string Text);
