namespace FunnelReports.Jobs.Demo;

/// <summary>A made-up lead with all its moves, in order.</summary>
public sealed record DemoLead(string ExternalId, string Channel, string Persona, string Origin, string Campaign, IReadOnlyList<DemoMove> Moves)
{
    public required string Name { get; init; }
    public required string Company { get; init; }
    public required string Email { get; init; }
    public required string Country { get; init; }
    public required int Score { get; init; }
}
