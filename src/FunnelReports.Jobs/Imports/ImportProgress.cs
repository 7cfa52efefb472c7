namespace FunnelReports.Jobs.Imports;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Rows read and written, refused ones included.</param>
/// <param name="Lines">Lines of the whole file: about as many as it has rows.</param>
/// <param name="RowsPerSecond">The mean so far.</param>
public readonly record struct ImportProgress(long Rows, long Lines, double RowsPerSecond);
