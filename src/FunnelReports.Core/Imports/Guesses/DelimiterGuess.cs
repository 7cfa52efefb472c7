namespace FunnelReports.Core.Imports.Guesses;

/// <summary>Which mark stands between the fields of a file.</summary>
public static class DelimiterGuess
{
    /// <summary>The marks that can stand there, the likeliest first.</summary>
    public const string Marks = ",;\t|";

    /// <summary>The mark of which the header has some and the most other lines as many, quoted text left out; a comma when no mark is there.</summary>
    /// <param name="lines">The first lines of the file.</param>
    public static char Of(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0) return Marks[0];
        return Marks
            .Select(mark => (Mark: mark, InHeader: Count(lines[0], mark)))
            .Where(m => m.InHeader > 0)
            .OrderByDescending(m => lines.Count(line => Count(line, m.Mark) == m.InHeader))
            .ThenByDescending(m => m.InHeader)
            .Select(m => (char?)m.Mark)
            .FirstOrDefault() ?? Marks[0];
    }

    private static int Count(string line, char mark)
    {
        var count = 0;
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == mark && !quoted) count++;
        }

        return count;
    }
}
