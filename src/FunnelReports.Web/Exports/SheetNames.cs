namespace FunnelReports.Web.Exports;

/// <summary>Names for the sheets of one workbook: short, without the signs that Excel forbids, each once.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;

    private readonly List<string> names = [];

    /// <summary>The names given so far, in order.</summary>
    public IReadOnlyList<string> Given => names;

    /// <summary>A name as near to the wanted one as can be.</summary>
    public string Give(string wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var plain = string.Concat(wanted.Select(sign => "[]:*?/\\".Contains(sign, StringComparison.Ordinal) || char.IsControl(sign) ? ' ' : sign));
        plain = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'');
        // Excel keeps "History" for itself.
        if (plain.Length == 0 || plain.Equals("History", StringComparison.OrdinalIgnoreCase)) plain += "_";
        var name = Cut(plain, Longest);
        for (var n = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase); n++) name = Cut(plain, Longest - $" ({n})".Length) + $" ({n})";
        names.Add(name);
        return name;
    }

    private static string Cut(string name, int length) =>
        name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd(' ', '\'');
}
