namespace FunnelReports.Bench.Making;

/// <summary>A lead enters a stage.</summary>
/// <param name="Second">Seconds since 1970, UTC.</param>
/// <param name="Lead">The lead's number, 0 and up.</param>
/// <param name="Stage">The stage entered.</param>
/// <param name="Campaign">The number of the campaign that caused it, from 0.</param>
/// <param name="Action">The number of the action that caused it, from 0.</param>
internal readonly record struct BenchMove(long Second, int Lead, short Stage, short Campaign, short Action) : IComparable<BenchMove>
{
    /// <summary>In the order in which a source system would have told them.</summary>
    public int CompareTo(BenchMove other) => Second != other.Second ? Second.CompareTo(other.Second) : Lead.CompareTo(other.Lead);
}
