using System.Buffers;
using System.Collections.Immutable;

namespace FunnelReports.Core.Imports;

/// <summary>
/// The cells of one row after the other, trimmed and with the map's values put in. The first thing that is wrong with the row is kept in
/// <see cref="Fault"/>; what is read after it means nothing.
/// </summary>
internal sealed class RowCells(ImportLayout layout, ImportMap map)
{
    private const int LongestQuote = 60;
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\t");
    private readonly ImmutableDictionary<string, string>?[] values =
        [.. Enum.GetValues<ImportColumn>().Select(c => map.Values.GetValueOrDefault(c))];
    private readonly string?[] constants = [.. Enum.GetValues<ImportColumn>().Select(c => map.Constants.GetValueOrDefault(c))];

    private string[] fields = [];

    /// <summary>The first fault of the row, or null.</summary>
    public RowFault? Fault { get; private set; }

    public void Begin(string[] row)
    {
        fields = row;
        Fault = null;
    }

    /// <summary>Notes a fault, if it is the row's first.</summary>
    public void Refuse(string column, string reason) => Fault ??= new(column, reason);

    public void Refuse(ImportColumn column, string reason) => Refuse(layout.LabelOf(column), reason);

    /// <summary>What the row says, or null when it says nothing.</summary>
    public string? Raw(ImportColumn column) =>
        layout.PlaceOf(column) is >= 0 and var place ? At(place, column) : constants[(int)column];

    /// <summary>What stands at a place, with the values that the map gives for a column put in; null for nothing.</summary>
    public string? At(int place, ImportColumn column)
    {
        var text = fields[place].Trim();
        if (values[(int)column] is { } known && known.TryGetValue(text, out var value)) text = value;
        return text.Length == 0 ? null : text;
    }

    /// <summary>A text; line breaks and tabs in it become spaces.</summary>
    public string? Text(ImportColumn column)
    {
        if (Raw(column) is not { } text) return null;
        if (text.AsSpan().ContainsAny(Breaks)) text = string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var longest = ImportColumns.LongestText(column);
        if (text.Length > longest) Refuse(column, $"The text has {text.Length} characters; at most {longest} are allowed.");
        foreach (var c in text)
        {
            if (char.IsControl(c)) Refuse(column, $"The text holds the control character U+{(int)c:X4}. Remove it.");
        }

        return text;
    }

    /// <summary>A text that must be there.</summary>
    public string Required(ImportColumn column)
    {
        var text = Text(column);
        if (text is null) Refuse(column, $"{Missing(column)} Fill it in.");
        return text ?? "";
    }

    /// <summary>A whole number.</summary>
    public int? Whole(ImportColumn column)
    {
        if (Raw(column) is not { } text) return null;
        if (int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)) return number;
        Refuse(column, $"{Quoted(text)} is not a whole number. Write digits only.");
        return null;
    }

    /// <summary>An amount in minor units.</summary>
    public long? Amount(ImportColumn column, Currency currency)
    {
        if (Raw(column) is not { } text) return null;
        if (AmountText.TryRead(text, currency, map.DecimalMark, map.ThousandsMark, out var minor, out var reason)) return minor;
        Refuse(column, reason);
        return null;
    }

    public static string Missing(ImportColumn column) => $"The row has no {ImportColumns.NameOf(column)}.";

    /// <summary>A text for a message, short enough to be read.</summary>
    public static string Short(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";

    public static string Quoted(string text) => $"\"{Short(text)}\"";
}
