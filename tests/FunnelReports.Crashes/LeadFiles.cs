using System.Globalization;
using System.Text;
using FunnelReports.TestKit;

namespace FunnelReports.Crashes;

/// <summary>Files of leads that are the same each time.</summary>
public static class LeadFiles
{
    public const string Map = "map.json";
    public const string All = "all.csv";

    /// <summary>The first row of <see cref="All"/>: when that is known, importing it changes nothing.</summary>
    public const string One = "one.csv";

    /// <summary>A tenth of the leads again, with a move that came later and another channel, and some new ones.</summary>
    public const string Later = "later.csv";

    private static readonly string[] Channels = ["Paid", "Organic", "Referral"];
    private static readonly string[] Personas = ["IT", "Marketing"];

    /// <summary>Writes them.</summary>
    public static void Write(TempFolder folder, int leads)
    {
        const string header = "lead_id,channel,persona,campaign,lead,mql,sql";
        var dice = new Random(2018);
        var rows = Enumerable.Range(0, leads).Select(i => Row(dice, i, isLater: false)).ToList();
        var later = Enumerable.Range(0, leads / 10).Select(i => Row(dice, (i * 10) + (i % 5 == 0 ? leads : 0), isLater: true));
        folder.Write(All, Text(header, rows));
        folder.Write(One, Text(header, rows.Take(1)));
        folder.Write(Later, Text(header, later));
        folder.Write(Map, """
            {"source": "crm", "key": "lead_id", "columns": {"channel": "channel", "persona": "persona", "campaign": "campaign"},
             "stages": {"lead": "lead", "mql": "mql", "sql": "sql"}}
            """);
    }

    private static string Row(Random dice, int lead, bool isLater)
    {
        var created = new DateTime(2025, 1, 1).AddSeconds(dice.Next(40 * 86_400));
        var mql = created.AddHours(dice.Next(1, 400));
        var cells = $"L{lead},{Channels[dice.Next(3)]},{Personas[dice.Next(2)]},C{dice.Next(3)}";
        return isLater
            ? string.Create(CultureInfo.InvariantCulture, $"{cells},,,{mql.AddDays(30):s}Z")
            : string.Create(CultureInfo.InvariantCulture, $"{cells},{created:s}Z,{(dice.Next(3) == 0 ? $"{mql:s}Z" : "")},");
    }

    private static string Text(string header, IEnumerable<string> rows) =>
        new StringBuilder(header).Append('\n').AppendJoin('\n', rows).Append('\n').ToString();
}
