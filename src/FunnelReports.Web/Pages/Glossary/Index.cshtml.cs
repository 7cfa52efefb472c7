using FunnelReports.Core.Metrics;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Glossary;

/// <summary>What every number of the reports means. Each report and each metric has its key as anchor: <c>/glossary#cost-simple</c>.</summary>
public sealed class IndexModel(IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The metrics by report.</summary>
    public IReadOnlyList<MetricGroup> Groups => MetricCatalog.Groups;

    /// <summary>"money".</summary>
    public string Unit(MetricUnit unit) => text[unit switch
    {
        MetricUnit.Leads => "leads",
        MetricUnit.Stays => "stays in a stage",
        MetricUnit.Moves => "moves",
        MetricUnit.Visits => "visits",
        MetricUnit.Forecasts => "forecasts",
        MetricUnit.Days => "days",
        MetricUnit.Rate => "percent",
        MetricUnit.Ratio => "times as much",
        _ => "money",
    }];

    /// <summary>"in percentage points".</summary>
    public string Change(ChangeRule rule) => text[rule switch
    {
        ChangeRule.Points => "in percentage points",
        ChangeRule.Days => "in days",
        _ => "in percent",
    }];
}
