namespace FunnelReports.Core;

/// <summary>
/// Keeps spreadsheet programs from running a text of a CSV file as a formula: an apostrophe stands before it, as OWASP advises. Whatever the text is, the guard
/// can be put and taken away again: a text that has it already gets another.
/// </summary>
public static class FormulaGuard
{
    private const char Mark = '\'';

    /// <summary>What a spreadsheet program may take for the beginning of a formula.</summary>
    private const string Starts = "=+-@\t\r\n";

    /// <summary>True when a text could be taken for a formula.</summary>
    public static bool LooksLikeFormula(ReadOnlySpan<char> text) => text.Length > 0 && Starts.Contains(text[0]);

    /// <summary>The text as a file may hold it.</summary>
    public static string Put(string text) => Concerns(text) ? Mark + text : text;

    /// <summary>The text that was put into a file so; any other as it is.</summary>
    public static string Take(string text) => text is [Mark, ..] && Concerns(text) ? text[1..] : text;

    private static bool Concerns(string text) => LooksLikeFormula(text.AsSpan().TrimStart(Mark));
}
