using System.Globalization;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Layout;

/// <summary>
/// <c>&lt;lead-count n="5" leads="/leads?…" /&gt;</c>: a number with a link to exactly the leads behind it; 0 has none. What stands inside takes the place of the
/// number, such as the share that it is of others.
/// </summary>
[HtmlTargetElement("lead-count", Attributes = "n, leads")]
public sealed class LeadCountTagHelper(Format format, IStringLocalizer<SharedResource> text) : TagHelper
{
    /// <summary>How many leads.</summary>
    public long N { get; set; }

    /// <summary>The address of the list of them, which is as long.</summary>
    public string? Leads { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = N == 0 || Leads is null ? null : "a";
        output.Attributes.SetAttribute("data-count", N.ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("href", View.HttpContext.Request.PathBase + Leads);
        output.Attributes.SetAttribute("title", text["Show these leads"].Value);
        if (inside.IsEmptyOrWhiteSpace) output.Content.SetContent(format.Count(N));
        else output.Content.SetHtmlContent(inside.GetContent().Trim());
    }
}
