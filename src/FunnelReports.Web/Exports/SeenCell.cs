using AngleSharp.Dom;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>A cell of a page: its value, the limits that belong to it, and a word on it.</summary>
internal sealed record SeenCell
{
    /// <summary>A cell that a row lacks.</summary>
    public static readonly SeenCell Empty = new();

    /// <summary>Its value; null when it is empty, unknown, or has limits alone.</summary>
    public ShownValue? Value { get; init; }

    /// <summary>The limits in it: the whole cell, or small figures beside its value.</summary>
    public (ShownValue Low, ShownValue High)? Limits { get; init; }

    /// <summary>Small words beside its value, such as "not final"; null when there are none.</summary>
    public string? Note { get; init; }

    /// <summary>True when it holds a drawing, or something to press: what no file can hold.</summary>
    public bool IsDrawn { get; init; }

    /// <summary>Reads a cell. Words that a person gave stay words, even when they look like a number.</summary>
    public static SeenCell Read(IElement cell, Written written)
    {
        var isDrawn = cell.QuerySelector("svg, form") is not null;
        if (!IsTyped(cell)) return new SeenCell { Value = Words(PageText.Of(cell)), IsDrawn = isDrawn };
        var shown = (IElement)cell.Clone();
        var beside = shown.QuerySelectorAll("small").Select(PageText.Of).Concat(shown.QuerySelectorAll("abbr.not-final").Select(mark => mark.GetAttribute("title") ?? "")).ToList();
        foreach (var part in shown.QuerySelectorAll("small, abbr.not-final").ToList()) part.Remove();
        var text = PageText.Of(shown);
        var whole = written.LimitsOf(text);
        var small = beside.Select(written.LimitsOf).FirstOrDefault(limits => limits is not null);
        var notes = beside.Where(words => words.Length > 0 && written.LimitsOf(words) is null).ToList();
        return new SeenCell
        {
            Value = whole is null ? written.Of(text) ?? Words(text) : null,
            Limits = whole ?? small,
            Note = notes.Count == 0 ? null : string.Join("; ", notes),
            IsDrawn = isDrawn,
        };
    }

    // A cell with a number, a day, or a field for an amount.
    private static bool IsTyped(IElement cell) => cell.ClassList.Contains("number") || cell.ClassList.Contains("day") || cell.QuerySelector("input[inputmode=decimal]") is not null;

    private static ShownValue.Text? Words(string text) => text is "" or Format.Missing ? null : new ShownValue.Text(text);
}
