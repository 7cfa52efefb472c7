using System.Net;
using FunnelReports.Core.Metrics;
using FunnelReports.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FunnelReports.Web.Layout;

/// <summary><c>&lt;th metric="velocity-exits"&gt;Left&lt;/th&gt;</c>: a heading with the definition of what stands under it, by its key in the catalogue.</summary>
[HtmlTargetElement("th", Attributes = "metric")]
public sealed class DefinedHeadingTagHelper(IHtmlHelper html) : TagHelper
{
    private const string CountKey = "FunnelReports.DefinedHeadings";

    /// <summary>The key of the metric; null where there is no definition.</summary>
    public string? Metric { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (string.IsNullOrEmpty(Metric)) return;
        var heading = WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent()).Trim();
        ((IViewContextAware)html).Contextualize(View);
        output.PostContent.AppendHtml(await html.PartialAsync("_Definition", new Definition($"{Metric}-heading-{Next()}", heading, null, MetricCatalog.Of(Metric))));
    }

    // One metric can head several columns of a page, and an id is to stand on it once.
    private int Next()
    {
        var next = View.HttpContext.Items[CountKey] is int count ? count + 1 : 1;
        View.HttpContext.Items[CountKey] = next;
        return next;
    }
}
