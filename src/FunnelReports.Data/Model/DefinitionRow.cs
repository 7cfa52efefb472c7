namespace FunnelReports.Data.Model;

/// <summary>The zone, the start of weeks and the stages by which days were counted from a day on. Never changed; a change adds the next version.</summary>
public sealed class DefinitionRow
{
    public required int Version { get; init; }

    /// <summary>The day on which it came into force: the first that can be published by it.</summary>
    public required DateOnly Since { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>The day on which weeks start: 1 Monday, 6 Saturday, 7 Sunday.</summary>
    public short WeekStart { get; init; } = 1;

    /// <summary>The stages as JSON.</summary>
    public required string Stages { get; init; }
    public required DateTime ChangedAt { get; init; }
    public required string Actor { get; init; }
}
