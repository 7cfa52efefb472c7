namespace FunnelReports.Data.Model;

/// <summary>What somebody noted on a day or several: a campaign, a changed form, a fair. Charts mark it.</summary>
public sealed class AnnotationRow
{
    public required Guid Id { get; init; }
    public required DateOnly FirstDay { get; set; }

    /// <summary>Included.</summary>
    public required DateOnly LastDay { get; set; }
    public required string Text { get; set; }

    /// <summary>Whose it is; null for a note that all see.</summary>
    public Guid? OwnerId { get; init; }
    public required DateTime NotedAt { get; init; }
    public required string NotedBy { get; init; }
}
