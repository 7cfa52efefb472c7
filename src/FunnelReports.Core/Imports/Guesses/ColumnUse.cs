namespace FunnelReports.Core.Imports.Guesses;

/// <summary>What a column of a file is used for: one of our columns, the date on which a lead entered a stage, or nothing.</summary>
/// <param name="Column">Our column; null when it is none.</param>
/// <param name="Stage">The key of the stage whose date it holds; null when it holds none.</param>
public sealed record ColumnUse(ImportColumn? Column, string? Stage)
{
    private const string StageMark = "stage:";

    /// <summary>A column that is left out.</summary>
    public static ColumnUse Nothing { get; } = new(null, null);

    /// <summary>True for a column that is left out.</summary>
    public bool IsNothing => Column is null && Stage is null;

    /// <summary>True when the values are read as days or times.</summary>
    public bool IsTime => Stage is not null || Column is ImportColumn.CreatedAt or ImportColumn.OccurredAt or ImportColumn.Date;

    /// <summary>As forms write it: <c>email</c>, <c>stage:mql</c>, or nothing.</summary>
    public string Text => Stage is { } stage ? StageMark + stage : Column is { } column ? ImportColumns.NameOf(column) : "";

    /// <summary>The use that a form names; what it does not know is nothing.</summary>
    public static ColumnUse Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Nothing;
        if (text.StartsWith(StageMark, StringComparison.Ordinal)) return new(null, text[StageMark.Length..]);
        return ImportColumns.TryParse(text, out var column) ? new(column, null) : Nothing;
    }
}
