using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Layout;

/// <summary>
/// <c>&lt;lead-count n="5" leads="/leads?…" /&gt;</c>: a number with a link to exactly the leads behind it; 0 has none. What stands inside takes the place of the
/// number, such as the share that it is of others. It brings no element of its own.
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
        var leads = inside.IsEmptyOrWhiteSpace ? format.Count(N, Leads) : new LeadCount(N, Leads, inside.GetContent().Trim());
        IHtmlContent shown = inside.IsEmptyOrWhiteSpace ? new HtmlContentBuilder().Append(leads.Shown) : new HtmlString(leads.Shown);
        output.TagName = null;
        output.Content.SetHtmlContent(LeadLink.To(leads, shown, View.HttpContext.Request, text));
    }
}
