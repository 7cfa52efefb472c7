namespace FunnelReports.Data.Model;

/// <summary>A stage of the funnel as stored. Never deleted, only retired. Kind and role are stored by their names.</summary>
public sealed class StageRow
{
    public required short Id { get; init; }
    public required string Key { get; init; }
    public required string Name { get; set; }
    public required string Kind { get; set; }
    public string? Role { get; set; }
    public int Order { get; set; }
    public bool Retired { get; set; }
}
