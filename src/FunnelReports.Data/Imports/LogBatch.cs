namespace FunnelReports.Data.Imports;

/// <summary>Leads and transitions of one database transaction, with dimension values and stages already as ids.</summary>
/// <param name="BatchId">The batch that the rows will carry.</param>
/// <param name="Source">The system whose external ids these are.</param>
/// <param name="Leads">At most one line for each external id; every lead of <paramref name="Transitions"/> is among them.</param>
/// <param name="Transitions">In any order, doubles allowed.</param>
/// <param name="FirstLeadId">The first of as many free lead ids as there are leads.</param>
/// <param name="FirstTransitionId">The first of as many free transition ids as there are transitions.</param>
public sealed record LogBatch(
    long BatchId,
    string Source,
    IReadOnlyList<LeadLine> Leads,
    IReadOnlyList<TransitionLine> Transitions,
    long FirstLeadId,
    long FirstTransitionId)
{
    /// <summary>How many rows of a file each of <see cref="Leads"/> was put together from; null: one each.</summary>
    public IReadOnlyList<int>? Rows { get; init; }
}
