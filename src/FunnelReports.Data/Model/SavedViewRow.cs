namespace FunnelReports.Data.Model;

/// <summary>A view of a page that somebody saved: the page and its query string.</summary>
public sealed class SavedViewRow
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The address of the page, such as <c>/velocity</c>.</summary>
    public required string Page { get; set; }

    /// <summary>The query string with its question mark, empty for the page as it opens.</summary>
    public required string Query { get; set; }

    /// <summary>Whose it is; null for a view of the whole team.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The role whose people meet this view when they open the program; null for none. Only views of the team can be that.</summary>
    public string? DefaultFor { get; set; }
    public required DateTime SavedAt { get; set; }
    public required string SavedBy { get; set; }
}
