using System.Collections.Immutable;

namespace FunnelReports.Core.Imports;

/// <summary>What a row says of a lead. Null: it says nothing, so what is known stays.</summary>
/// <param name="LeadId">The id that the source gives the lead.</param>
public sealed record LeadRow(string LeadId)
{
    public Instant? CreatedAt { get; init; }
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Company { get; init; }
    public string? Channel { get; init; }
    public string? Campaign { get; init; }
    public string? Persona { get; init; }
    public string? Origin { get; init; }
    public string? Country { get; init; }
    public string? Owner { get; init; }
    public string? Tags { get; init; }
    public int? Score { get; init; }

    /// <summary>The moves that the row tells; none when it only describes the lead.</summary>
    public ImmutableArray<MoveRow> Moves { get; init; } = [];
}
