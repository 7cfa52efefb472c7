using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports.Guesses;

/// <summary>Which stage a system means by a word: its own names, and what CRMs call the usual ones.</summary>
public static class StageWords
{
    private static readonly Dictionary<StageRole, string[]> ByRole = new()
    {
        [StageRole.Lead] = ["lead", "leads", "newlead", "new", "open", "rawlead"],
        [StageRole.Mql] = ["mql", "mqls", "marketingqualifiedlead", "marketingqualified", "qualifiedlead"],
        [StageRole.Sql] = ["sql", "sqls", "salesqualifiedlead", "salesqualified", "salesacceptedlead", "salesaccepted", "sal", "accepted"],
        [StageRole.Opportunity] = ["opportunity", "opportunities", "opp", "deal", "dealcreated"],
        [StageRole.Customer] = ["customer", "customers", "won", "closedwon", "client", "dealwon"],
        [StageRole.Rejected] = ["rejected", "disqualified", "unqualified", "junk"],
    };

    private static readonly Dictionary<string, string[]> ByKey = new(StringComparer.Ordinal)
    {
        ["recycled"] = ["recycled", "nurture", "nurturing"],
        ["lost"] = ["lost", "closedlost", "deallost"],
    };

    // What headings put around the name of a stage.
    private static readonly string[] Around =
        ["lifecyclestagepipeline", "hslifecyclestage", "hsv2dateentered", "dateentered", "becamean", "becamea", "became", "entered", "timestamp", "datetime", "date", "time", "stage"];

    /// <summary>The stage that a value names, or null; retired ones are not meant.</summary>
    public static Stage? Of(string value, Funnel funnel)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        return OfPlain(Plain(value), funnel);
    }

    /// <summary>The stage whose date a column with this heading holds, or null. <c>Became a Marketing Qualified Lead Date</c>, <c>mql_at</c> and <c>Date entered "MQL"</c> all mean the MQL.</summary>
    public static Stage? OfHeading(string heading, Funnel funnel)
    {
        ArgumentNullException.ThrowIfNull(heading);
        var plain = Plain(heading);
        if (plain.Contains("exited", StringComparison.Ordinal)) return null;
        foreach (var word in Around) plain = plain.Replace(word, "", StringComparison.Ordinal);
        return OfPlain(plain, funnel) ?? (plain.Length > 2 && (plain.EndsWith("at", StringComparison.Ordinal) || plain.EndsWith("on", StringComparison.Ordinal)) ? OfPlain(plain[..^2], funnel) : null);
    }

    /// <summary>Letters and digits only, small.</summary>
    internal static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static Stage? OfPlain(string plain, Funnel funnel)
    {
        if (plain.Length == 0) return null;
        var inUse = funnel.Stages.Where(s => !s.Retired).ToList();
        return inUse.FirstOrDefault(s => Plain(s.Key) == plain || Plain(s.Name) == plain)
            ?? inUse.FirstOrDefault(s => s.Role is { } role && ByRole[role].Contains(plain))
            ?? inUse.FirstOrDefault(s => ByKey.TryGetValue(s.Key, out var words) && words.Contains(plain));
    }
}
