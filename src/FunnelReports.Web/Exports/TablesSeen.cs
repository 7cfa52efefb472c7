using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FunnelReports.Web.Exports;

/// <summary>
/// The tables of a page in the order in which they are rendered, for the menu that offers them. The menu stands above them, so its list is written only when the
/// whole page is.
/// </summary>
public sealed class TablesSeen : IHtmlContent
{
    /// <summary>Stands for the first table of a page, which needs no id: its files are named after the page alone.</summary>
    public const string First = "";

    private readonly List<(string Id, string Name)> tables = [];

    private TablesSeen()
    {
    }

    /// <summary>The tables of the answer to this request.</summary>
    public static TablesSeen Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(TablesSeen)] is TablesSeen known) return known;
        var seen = new TablesSeen();
        context.Items[typeof(TablesSeen)] = seen;
        return seen;
    }

    /// <summary>Notes a table; a second of the same id is left out.</summary>
    public void Add(string id, string name)
    {
        if (!tables.Exists(table => table.Id == id)) tables.Add((id, name));
    }

    /// <summary>Notes that there are figures: they are the first table of every file.</summary>
    public void AddFigures(string name)
    {
        if (!tables.Exists(table => table.Id == FigureReader.Id)) tables.Insert(0, (FigureReader.Id, name));
    }

    /// <summary>Writes a button for each table.</summary>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (id, name) in tables)
        {
            var button = new TagBuilder("button");
            button.MergeAttribute("type", "submit");
            button.MergeAttribute("name", ExportAsked.TableName);
            button.MergeAttribute("value", id);
            button.AddCssClass("menu-item");
            button.InnerHtml.Append(name);
            button.WriteTo(writer, encoder);
        }
    }
}
