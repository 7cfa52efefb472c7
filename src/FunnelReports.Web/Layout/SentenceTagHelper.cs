using System.Globalization;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Layout;

/// <summary><c>&lt;sentence of="Model.Sentence" /&gt;</c>: the words of a sentence, its numbers of leads as links to exactly these leads. It brings no element of its own.</summary>
[HtmlTargetElement("sentence", Attributes = "of", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SentenceTagHelper(IStringLocalizer<SharedResource> text) : TagHelper
{
    /// <summary>The sentence; null is nothing.</summary>
    public Sentence? Of { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.Clear();
        foreach (var piece in Of?.Pieces ?? [])
        {
            if (piece is LeadCount { N: not 0, Path: { } path } leads) output.Content.AppendHtml(Link(leads, path));
            else output.Content.Append($"{piece}");
        }
    }

    private TagBuilder Link(LeadCount leads, string path)
    {
        var link = new TagBuilder("a");
        link.MergeAttribute("data-count", leads.N.ToString(CultureInfo.InvariantCulture));
        link.MergeAttribute("href", View.HttpContext.Request.PathBase + path);
        link.MergeAttribute("title", text["Show these leads"]);
        link.InnerHtml.Append(leads.Shown);
        return link;
    }
}
