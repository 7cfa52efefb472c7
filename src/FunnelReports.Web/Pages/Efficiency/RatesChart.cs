using FunnelReports.Core.Reports;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Efficiency;

/// <summary>The rate by cohort of each week or month with its interval, and beside it the rate by volume; cohorts too young to judge are marked.</summary>
internal static class RatesChart
{
    /// <param name="page">The page with its report.</param>
    /// <param name="labels">The buckets for people.</param>
    /// <param name="text">Texts in the reader's language.</param>
    public static ChartModel Of(IndexModel page, IReadOnlyList<string> labels, IStringLocalizer<SharedResource> text)
    {
        var (cohorts, volumes) = (page.Report.Cohorts, page.Report.Volumes);
        var young = Young(cohorts);
        return new ChartModel(
            "rates", text["{0} to {1}, {2} by {2}", page.FromName, page.ToName, text[page.Picker.Grain].Value], ChartKind.Line, ChartUnit.Percent, text["Entered in"], labels,
            [
                new ChartSeries(text["By cohort"], [.. cohorts.Select(c => c.Rate)])
                {
                    Low = [.. cohorts.Select(c => c.Low)],
                    High = [.. cohorts.Select(c => c.High)],
                    DashedFrom = young,
                    Metric = "efficiency-cohort",
                    LimitsMetric = "efficiency-limits",
                    Leads = [.. cohorts.Select(c => ((long, string)?)(c.Advanced, page.LeadsIn(c.Bucket).Reached(page.Report.From, page.Report.To, page.Report.Policy)))],
                },
                new ChartSeries(text["By volume"], [.. volumes.Select(v => v.Rate)])
                {
                    DashedFrom = page.IsRunning ? volumes.Count - 1 : null,
                    Metric = "efficiency-volume",
                    Leads = [.. volumes.Select(v => ((long, string)?)(v.Advanced, page.LeadsIn(v.Bucket).Left(page.Report.From, page.Report.To)))],
                },
            ])
        {
            Hatched = young is { } from ? new ChartYoung(from, text["still maturing"]) : null,
            Description = page.Report.Cohort.MatureDays is { } days
                ? text["A cohort is mature when all of it has been seen for {0}, within which nine in ten of those that get there do so; younger ones will still rise.", page.InDays(days)]
                : text["How long it takes to get there is not known yet, so that no cohort counts as mature."],
        };
    }

    // The cohorts grow younger from left to right, so that all after the first immature one are.
    private static int? Young(IReadOnlyList<CohortBucket> cohorts)
    {
        for (var i = 0; i < cohorts.Count; i++)
        {
            if (cohorts[i].Mature == false) return i;
        }

        return null;
    }
}
