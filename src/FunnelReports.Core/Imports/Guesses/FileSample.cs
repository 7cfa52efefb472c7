using System.Collections.Immutable;

namespace FunnelReports.Core.Imports.Guesses;

/// <summary>The header of a file and its first rows, as far as they can be split into fields.</summary>
/// <param name="Header">The headings, trimmed.</param>
/// <param name="Rows">Each with as many fields as the header.</param>
public sealed record FileSample(ImmutableArray<string> Header, IReadOnlyList<string[]> Rows)
{
    /// <summary>The values of a column, trimmed, the empty ones left out.</summary>
    public IEnumerable<string> Values(int place) => Rows.Select(row => row[place].Trim()).Where(value => value.Length > 0);
}
