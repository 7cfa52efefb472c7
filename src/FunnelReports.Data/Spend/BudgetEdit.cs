namespace FunnelReports.Data.Spend;

/// <summary>A wish to change a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Shown">What the person saw in it, in minor units; null when no budget was known.</param>
/// <param name="Wanted">What it shall be; null for no budget known, 0 for known to be nothing.</param>
public readonly record struct BudgetEdit(BudgetCell Cell, long? Shown, long? Wanted);
