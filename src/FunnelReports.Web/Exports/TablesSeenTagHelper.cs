using System.Net;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>Notes each table that has a caption, and that there are figures, for the menu of exports. What is rendered stays as it is.</summary>
[HtmlTargetElement("table", Attributes = "id")]
[HtmlTargetElement("caption", ParentTag = "table")]
[HtmlTargetElement("article", Attributes = "[class^=key-figure]")]
public sealed class TablesSeenTagHelper(IStringLocalizer<SharedResource> text) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var seen = TablesSeen.Of(View.HttpContext);
        switch (output.TagName)
        {
            case "table":
                context.Items[typeof(TablesSeenTagHelper)] = $"{output.Attributes["id"].Value}";
                break;
            case "caption" when context.Items.TryGetValue(typeof(TablesSeenTagHelper), out var id):
                seen.Add($"{id}", WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent()).Trim());
                break;
            case "article":
                seen.AddFigures(text["Figures"]);
                break;
        }
    }
}
