namespace FunnelReports.Data.Notes;

/// <summary>Something that happened on a day or several, which a chart marks.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Text">What was written, or the file that was imported; empty where <paramref name="Count"/> says it all.</param>
/// <param name="Count">How many leads and moves an import brought, or how many budgets were changed; 0 for what people wrote.</param>
public sealed record DayNote(DayNoteKind Kind, DateOnly First, DateOnly Last, string Text, long Count = 0)
{
    /// <summary>Its id, for changing what people wrote; null for what the program noted.</summary>
    public Guid? Id { get; init; }

    /// <summary>Who wrote it; null for what the program noted.</summary>
    public string? By { get; init; }
}
