namespace FunnelReports.Data.Spend;

/// <summary>Whose budgets: those of one channel, or those for no one channel.</summary>
/// <param name="Id">The channel's id; 0 for no one channel.</param>
/// <param name="Key">The channel's name; null for no one channel.</param>
public sealed record BudgetChannel(int Id, string? Key)
{
    /// <summary>What is spent for no one channel, such as staff.</summary>
    public static BudgetChannel None { get; } = new(0, null);
}
