namespace FunnelReports.Data.Imports;

/// <summary>How far an import has come.</summary>
public readonly record struct ImportCounts(long RowsRead, long RowsRefused, LogChanges Changes);
