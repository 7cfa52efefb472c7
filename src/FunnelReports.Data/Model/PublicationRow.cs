namespace FunnelReports.Data.Model;

/// <summary>A frozen snapshot was published. Numbers rise in the order of publishing, which need not be the order of days.</summary>
public sealed class PublicationRow
{
    public required long Number { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The version of the definition (<see cref="DefinitionRow"/>) that it counts by.</summary>
    public required int Version { get; init; }
    public required DateTime PublishedAt { get; init; }
}
