using System.Text.Json;

namespace FunnelReports.Data.Books;

/// <summary>What a check of the books looked at, and how much of it was wrong.</summary>
/// <param name="IsFull">True when every cell was held against the whole log; false when leads and days were sampled.</param>
/// <param name="Leads">Leads whose history was read.</param>
/// <param name="Days">The days whose cells were made anew from the log; none in a full check, which covers all.</param>
/// <param name="Differences">Cells that are not what the log gives.</param>
public sealed record BooksCheck(bool IsFull, long Leads, IReadOnlyList<DateOnly> Days, long Differences)
{
    /// <summary>As the job history keeps it.</summary>
    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>What the job history keeps; null when it is no such text.</summary>
    public static BooksCheck? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<BooksCheck>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
