using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Html;
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
            var shown = new HtmlContentBuilder().Append($"{piece}");
            output.Content.AppendHtml(piece is LeadCount leads ? LeadLink.To(leads, shown, View.HttpContext.Request, text) : shown);
        }
    }
}
