using FunnelReports.Core.Reports;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Conversions;

/// <summary>The most frequent causes of the moves into a stage, or out of it, with their share of them.</summary>
internal static class CausesChart
{
    private const int Most = 8;

    /// <returns>Null when there was no move.</returns>
    public static ChartModel? Of(Side side, string title, IStringLocalizer<SharedResource> text)
    {
        if (side.Moves.Moves == 0) return null;
        IReadOnlyList<ConversionCause> causes = [.. side.Moves.Causes.Take(Most)];
        return new ChartModel(
            side.Id + "-chart", title, ChartKind.Ranking, ChartUnit.Percent, text["Cause"], [.. causes.Select(Name)],
            [
                new ChartSeries(text["Share"], [.. causes.Select(c => c.Share)])
                {
                    Low = [.. causes.Select(c => c.Low)],
                    High = [.. causes.Select(c => c.High)],
                    Metric = "conversions-share",
                    LimitsMetric = "conversions-limits",
                    Leads = [.. causes.Select(c => ((long, string)?)(c.N, side.LeadsPath(c)))],
                },
            ])
        {
            Description = text["The line at the end of each bar is its 95% interval. The tables below have all causes with their moves and lift."],
        };

        string Name(ConversionCause cause) =>
            Side.WordsOf(cause) is { Length: > 0 } words ? words : text["cause not known"];
    }
}
