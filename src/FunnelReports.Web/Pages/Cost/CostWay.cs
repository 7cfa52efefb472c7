using FunnelReports.Core.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Cost;

/// <summary>One way of counting what a lead cost, as a line beside the others.</summary>
/// <param name="Metric">The key of its metric.</param>
/// <param name="Name">Its name, in the reader's language.</param>
/// <param name="From">The first day whose spend it counts; null when there is none.</param>
/// <param name="To">The last one, included.</param>
/// <param name="Figure">Spend, cost and limits; all null while the lag is unknown.</param>
/// <param name="Coverage">For how many of these days the spend is known; null when there is none.</param>
public sealed record CostWay(string Metric, string Name, DateOnly? From, DateOnly? To, CostFigure Figure, CostCoverage? Coverage)
{
    private static readonly CostFigure Unknown = new(null, null, null, null);

    /// <summary>The three ways of a report: simple, lag-adjusted, lag-weighted.</summary>
    public static IReadOnlyList<CostWay> Of(CostReport report, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(text);
        var (start, days, lag, weighted) = (report.Period.From, report.Coverage.Days, report.LagAdjusted, report.LagWeighted);
        return
        [
            new("cost-simple", text["Simple"], days == 0 ? null : start, days == 0 ? null : start.AddDays(days - 1), report.Simple, report.Coverage),
            new(
                "cost-lag-adjusted", text["Lag-adjusted"], lag?.From, lag?.To,
                lag is null ? Unknown : new CostFigure(lag.Spend, lag.PerLead, lag.Low, lag.High), lag?.Coverage),
            new(
                "cost-lag-weighted", text["Lag-weighted"], weighted?.From, weighted?.To,
                weighted is null ? Unknown : new CostFigure(weighted.Spend, weighted.PerLead, weighted.Low, weighted.High), weighted?.Coverage),
        ];
    }
}
