using System.Security.Cryptography;
using System.Text;
using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FunnelReports.Web.Reports.Kept;

/// <summary>The content of a page as it was rendered, without what stands around it, and what it tells the layout. Nothing in it belongs to one person.</summary>
public sealed class KeptPage
{
    private readonly string? title;
    private readonly string? asOf;
    private readonly string? zone;
    private readonly bool charts;

    /// <param name="html">The content.</param>
    /// <param name="token">The token that the forms of this request carry; null when it has none.</param>
    /// <param name="facts">What the page told the layout.</param>
    /// <param name="charts">Whether it holds charts.</param>
    public KeptPage(string html, string? token, ViewDataDictionary facts, bool charts)
    {
        Parts = string.IsNullOrEmpty(token) ? [html] : html.Split(token);
        title = facts.Title();
        asOf = facts.AsOf();
        zone = facts.TimeZone();
        this.charts = charts;
        Mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [title, asOf, zone, .. Parts]))));
    }

    /// <summary>The content, cut where the token of each form stood: whoever is shown it gets tokens of their own.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Stands for all of it: different content has a different mark.</summary>
    public string Mark { get; }

    /// <summary>The memory that it takes, in bytes.</summary>
    public long Size => Parts.Sum(part => (long)part.Length * sizeof(char));

    /// <summary>Tells the layout what the page told it.</summary>
    public void Tell(ViewDataDictionary data, HttpContext context)
    {
        if (title is not null) data.SetTitle(title);
        if (zone is not null) data.SetAsOf(asOf, zone);
        if (charts) context.NeedCharts();
    }
}
