namespace FunnelReports.Web.Localization;

/// <summary>
/// Remembers, for one answer, which value stands behind each text that <see cref="Format"/> has written, so that a table can be read back from a page in any language.
/// Two values that read the same are the same to the reader, and here.
/// </summary>
public sealed class Written
{
    private readonly Dictionary<string, ShownValue> values = new(StringComparer.Ordinal);

    /// <summary>Remembers a text; a value of null is not known and is left.</summary>
    public void Add(string text, ShownValue? value)
    {
        if (value is not null) values[text] = value;
    }

    /// <summary>The value of a text, null when it was not written as one.</summary>
    public ShownValue? Of(string text) => values.GetValueOrDefault(text);

    /// <summary>The two values of a text such as "35.2% – 39.2%" or "41 – not reached"; null when it is none.</summary>
    public (ShownValue Low, ShownValue High)? LimitsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(" – ") is [var low, var high] && Of(low) is { } from ? (from, Of(high) ?? new ShownValue.Text(high)) : null;
    }
}
