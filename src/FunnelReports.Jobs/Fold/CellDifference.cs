namespace FunnelReports.Jobs.Fold;

/// <summary>A rollup cell that is not what the log gives.</summary>
/// <param name="Table">The rollup table.</param>
/// <param name="Cell">Its key, in words.</param>
/// <param name="Held">What the database holds.</param>
/// <param name="FromLog">What the log gives.</param>
public sealed record CellDifference(string Table, string Cell, string Held, string FromLog);
