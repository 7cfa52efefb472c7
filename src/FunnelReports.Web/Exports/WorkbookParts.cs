using System.Globalization;
using System.Security;

namespace FunnelReports.Web.Exports;

/// <summary>The parts of a workbook (ECMA-376, SpreadsheetML) beside its sheets and looks: what it consists of, and how they belong together.</summary>
internal static class WorkbookParts
{
    /// <summary>The namespace of sheets.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The parts with their names, for sheets of these names.</summary>
    public static IEnumerable<(string Name, string Xml)> Of(IReadOnlyList<string> sheets, WorkbookStyles styles)
    {
        var styleId = sheets.Count + 1;
        yield return ("xl/styles.xml", styles.Xml());
        yield return ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Document}"><sheets>{Each((name, id) => $"""<sheet name="{SecurityElement.Escape(name)}" sheetId="{id}" r:id="rId{id}"/>""")}</sheets></workbook>""");
        yield return ("xl/_rels/workbook.xml.rels", Relations($"""{Each((_, id) => Relation(id, "worksheet", $"worksheets/sheet{id}.xml"))}{Relation($"{styleId}", "styles", "styles.xml")}"""));
        yield return ("_rels/.rels", Relations(Relation("1", "officeDocument", "xl/workbook.xml")));
        yield return ("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>
            {Each((_, id) => $"""<Override PartName="/xl/worksheets/sheet{id}.xml" ContentType="{Types}.worksheet+xml"/>""")}</Types>
            """);

        string Each(Func<string, string, string> xml) => string.Concat(sheets.Select((name, i) => xml(name, (i + 1).ToString(CultureInfo.InvariantCulture))));
    }

    private static string Relations(string inner) => $"""<Relationships xmlns="{Package}/relationships">{inner}</Relationships>""";

    private static string Relation(string id, string kind, string target) => $"""<Relationship Id="rId{id}" Type="{Document}/{kind}" Target="{target}"/>""";
}
