using System.Globalization;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Layout;

/// <summary>A number as a link to exactly the leads that it counts. Nothing else makes such links.</summary>
public static class LeadLink
{
    /// <summary>The link; what is shown alone where there are no leads, or no list of them.</summary>
    /// <param name="leads">The number and the address of its leads.</param>
    /// <param name="shown">What stands inside the link.</param>
    /// <param name="request">What is answered; it knows below which path the program lives.</param>
    /// <param name="text">Texts in the reader's language.</param>
    public static IHtmlContent To(LeadCount leads, IHtmlContent shown, HttpRequest request, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(text);
        if (leads is not { N: not 0, Path: { } path }) return shown;
        var link = new TagBuilder("a");
        link.MergeAttribute("data-count", leads.N.ToString(CultureInfo.InvariantCulture));
        link.MergeAttribute("href", request.PathBase + path);
        link.MergeAttribute("title", text["Show these leads"]);
        link.InnerHtml.AppendHtml(shown);
        return link;
    }
}
