using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FunnelReports.Web.Layout;

/// <summary>What a page tells the layout: its title, and what its footer states about the numbers.</summary>
public static class PageFacts
{
    private const string TitleKey = "Title";
    private const string AsOfKey = "AsOf";
    private const string PeriodKey = "Period";
    private const string TimeZoneKey = "TimeZone";
    private const string ChartsKey = "FunnelReports.Charts";
    private const string AloneKey = "FunnelReports.ContentAlone";

    /// <summary>Sets the title, already in the reader's language.</summary>
    public static void SetTitle(this ViewDataDictionary data, string title) => data[TitleKey] = title;

    /// <summary>The title, or null.</summary>
    public static string? Title(this ViewDataDictionary data) => data[TitleKey] as string;

    /// <summary>States up to when the numbers are known and whose days they count, e.g. "14 Nov 2018, 00:15" and "Europe/Paris".</summary>
    public static void SetAsOf(this ViewDataDictionary data, string? asOf, string timeZone)
    {
        data[AsOfKey] = asOf;
        data[TimeZoneKey] = timeZone;
    }

    /// <summary>The as-of text, or null.</summary>
    public static string? AsOf(this ViewDataDictionary data) => data[AsOfKey] as string;

    /// <summary>The reporting time zone, or null when the page shows no numbers.</summary>
    public static string? TimeZone(this ViewDataDictionary data) => data[TimeZoneKey] as string;

    /// <summary>States which days the numbers of the page are of, for people; saved charts carry it.</summary>
    public static void SetPeriod(this ViewDataDictionary data, string period) => data[PeriodKey] = period;

    /// <summary>The period for people, or null.</summary>
    public static string? Period(this ViewDataDictionary data) => data[PeriodKey] as string;

    /// <summary>Asks for the content of the page without what stands around it.</summary>
    public static void LeaveOutLayout(this HttpContext context) => context.Items[AloneKey] = true;

    /// <summary>The layout of pages; null where only their content is asked for.</summary>
    public static string? Layout(this HttpContext context) => context.Items.ContainsKey(AloneKey) ? null : "_Layout";

    /// <summary>Marks that this answer holds a chart, so that the layout loads the chart script.</summary>
    public static void NeedCharts(this HttpContext context) => context.Items[ChartsKey] = true;

    /// <summary>True when a chart was rendered.</summary>
    public static bool NeedsCharts(this HttpContext context) => context.Items.ContainsKey(ChartsKey);
}
