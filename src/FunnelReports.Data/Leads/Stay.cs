using FunnelReports.Core;

namespace FunnelReports.Data.Leads;

/// <summary>A line of a list before its lead has a name.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="StageId">The stage it stayed in.</param>
/// <param name="Entered">When it came in.</param>
/// <param name="From">The stage it came from; null for none.</param>
/// <param name="Left">When it left; null while it has not.</param>
/// <param name="To">The stage it left for.</param>
/// <param name="Days">After how many days another stage was reached, where the list tells of that.</param>
internal readonly record struct Stay(long LeadId, short StageId, Instant Entered, short? From, Instant? Left, short? To, int? Days)
{
    /// <summary>The move by which it is in the list: what the list is ordered by.</summary>
    public Instant When { get; init; } = Entered;
}
