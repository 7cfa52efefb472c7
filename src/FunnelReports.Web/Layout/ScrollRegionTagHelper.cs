using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FunnelReports.Web.Layout;

/// <summary>
/// <c>&lt;scroll-region label="…"&gt;</c> around a wide table: the table scrolls inside it, by keyboard too, and the page never scrolls sideways.
/// </summary>
[HtmlTargetElement("scroll-region", Attributes = "label")]
public sealed class ScrollRegionTagHelper : TagHelper
{
    /// <summary>What a screen reader calls the region; usually the table's caption.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "scroll-region");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}
