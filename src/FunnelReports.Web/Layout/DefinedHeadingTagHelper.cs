using System.Net;
using FunnelReports.Core.Metrics;
using FunnelReports.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FunnelReports.Web.Layout;

/// <summary>
/// <c>&lt;th metric="velocity-exits"&gt;Left&lt;/th&gt;</c>: a heading with the definition of what stands under it, by its key in the catalogue;
/// <c>&lt;dt definition="…"&gt;</c> and <c>&lt;th definition="…"&gt;</c> where it is no number of a report, in words.
/// </summary>
[HtmlTargetElement("th", Attributes = "metric")]
[HtmlTargetElement("th", Attributes = "definition")]
[HtmlTargetElement("dt", Attributes = "definition")]
public sealed class DefinedHeadingTagHelper(IHtmlHelper html) : TagHelper
{
    private const string CountKey = "FunnelReports.DefinedHeadings";

    /// <summary>The key of the metric; null where there is no definition.</summary>
    public string? Metric { get; set; }

    /// <summary>The definition in words; null where there is none.</summary>
    public string? Definition { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var metric = string.IsNullOrEmpty(Metric) ? null : MetricCatalog.Of(Metric);
        if (metric is null && string.IsNullOrEmpty(Definition)) return;
        var heading = WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent()).Trim();
        ((IViewContextAware)html).Contextualize(View);
        output.PostContent.AppendHtml(await html.PartialAsync("_Definition", new Definition($"{metric?.Key ?? output.TagName}-heading-{Next()}", heading, Definition, metric)));
    }

    // One metric can head several columns of a page, and an id is to stand on it once.
    private int Next()
    {
        var next = View.HttpContext.Items[CountKey] is int count ? count + 1 : 1;
        View.HttpContext.Items[CountKey] = next;
        return next;
    }
}
