using System.Text.RegularExpressions;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>What a report is asked, in the words of an address: "period=2025-Q4&amp;by=channel".</summary>
public sealed partial record Question(string Text)
{
    /// <summary>The questions that every report is asked: a quarter, a month, days, one segment, a saved one, and one that no rollup has.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "period=2025-Q4&grain=month",
        "period=2026-02&grain=week",
        "period=2026-01-20..2026-03-31&grain=week&segment=channel=Paid Search",
        "period=2026-Q1&grain=month&segment=saved=Bought",
        "period=2025-H2&grain=month&segment=channel=Paid Search&segment=persona=IT Manager",
    ];

    private IEnumerable<(string Name, string Value)> Parts => Text.Length == 0 ? [] : Text.Split('&').Select(part => (part[..part.IndexOf('=')], part[(part.IndexOf('=') + 1)..]));

    /// <summary>As a page and the API take it.</summary>
    public string Address => string.Join('&', Parts.Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}"));

    /// <summary>As the command line takes it: "closeRate=25%" is "--close-rate 25%".</summary>
    public string[] Options => [.. Parts.SelectMany(part => new[] { "--" + Capital().Replace(part.Name, letter => "-" + letter.Value.ToLowerInvariant()), part.Value })];

    /// <summary>The same with more.</summary>
    public Question And(string more) => new(Text.Length == 0 || more.Length == 0 ? Text + more : $"{Text}&{more}");

    /// <summary>The same of another period.</summary>
    public Question In(string period) => new(Period().Replace(Text, "period=" + period));

    /// <inheritdoc />
    public override string ToString() => Text;

    [GeneratedRegex("period=[^&]*")]
    private static partial Regex Period();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
