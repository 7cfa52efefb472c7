namespace FunnelReports.Data.Spend;

/// <summary>What became of a save. Either everything is saved, or, when anything stands in the way, nothing.</summary>
/// <param name="Changed">How many cells got another amount; 0 when there are conflicts.</param>
/// <param name="Conflicts">The cells that somebody else has changed since they were shown, and to what (null: no budget known).</param>
public sealed record BudgetSaving(int Changed, IReadOnlyDictionary<BudgetCell, long?> Conflicts);
