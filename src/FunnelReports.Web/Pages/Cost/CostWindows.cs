using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Cost;

/// <summary>The days in which the leads are counted, and under them the days whose spend pays for them by each way of counting.</summary>
internal static class CostWindows
{
    /// <param name="cost">What is shown.</param>
    /// <param name="ways">The ways of counting; the first counts the spend of the days in which the leads are counted.</param>
    /// <param name="text">Texts in the reader's language.</param>
    public static ChartModel Of(CostShown cost, IReadOnlyList<CostWay> ways, IStringLocalizer<SharedResource> text)
    {
        IReadOnlyList<(string Name, DateOnly? From, DateOnly? To)> lines =
            [(text["{0} counted", cost.Stage], ways[0].From, ways[0].To), .. ways.Select(way => (text["{0} spend", way.Name].Value, way.From, way.To))];
        return new ChartModel(
            "windows", text["The days that each way counts"], ChartKind.Windows, ChartUnit.Day, text["What is counted"], [.. lines.Select(line => line.Name)],
            [
                new ChartSeries(text["First day"], [.. lines.Select(line => Number(line.From))]),
                new ChartSeries(text["Last day"], [.. lines.Select(line => Number(line.To))]),
            ])
        {
            Description = cost.Report.LagAdjusted is { LagDays: > 0 and var lag }
                ? text["A lead is paid for before it counts: the lag-adjusted way takes the spend of the same number of days, {0} days earlier; the lag-weighted one that of all days from which its leads came, most of them late ones.", lag].Value
                : null,
        };
    }

    private static double? Number(DateOnly? day) => day?.DayNumber;
}
