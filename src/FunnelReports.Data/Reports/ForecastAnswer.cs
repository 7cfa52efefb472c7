using FunnelReports.Core;
using FunnelReports.Core.Forecasts;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Forecasts;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the forecast: as the night stored it, else made by one pass over the log as it stood at the end of the as-of day.</summary>
internal static class ForecastAnswer
{
    private const int PastYears = 3;
    private const int LeastPoints = 4;

    public static async Task<ForecastReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        if (question.Segment.IsAll && await ForecastStore.DocumentAsync(sources.Transaction, question.AsOf, cancel) is { } made) return made;
        var funnel = question.Workspace.Funnel;
        var desk = new ForecastDesk(await GridAsync(question, sources, cancel), funnel);
        var last = question.AsOf.DayNumber;
        var stored = question.Segment.IsAll ? await ForecastStore.ReadAsync(sources.Transaction, question.AsOf, cancel) : [];
        var stages = funnel.Stages.Where(s => !s.Retired && (desk.OpenAt(s.Id, last) > 0 || desk.Arrived(s.Id, desk.FirstDay, last) > 0)).ToList();
        desk.Make(Backtest.Origins(desk, question.AsOf, Forecast.Horizons[0]).Append(last), [.. stages.Select(s => s.Id)]);
        return new ForecastReport(question.Head, question.AsOf, question.Segment.Text, true, [.. stages.Select(Line)]);

        StageForecast Line(Stage stage) => new(
            stage.Key, stage.Name, desk.OpenAt(stage.Id, last),
            [.. Forecast.Horizons.Zip(Backtest.OfAll(desk, stage.Id, question.AsOf), (days, test) => Horizon(stage, days, test))]);

        HorizonForecast Horizon(Stage stage, int days, Backtest test) => new(
            days, Figure(test.Arrivals), Figure(test.Stock),
            test.Points.Count < LeastPoints ? null : Test(test.Points),
            Record([.. stored.Where(f => f.StageId == stage.Id && f.HorizonDays == days && f.Day.AddDays(days) <= question.AsOf)],
                f => desk.Arrived(stage.Id, f.Day.DayNumber + 1, f.Day.DayNumber + days)));
    }

    private static async Task<StayGrid> GridAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var days = new DayRange(question.AsOf.AddYears(-PastYears), question.AsOf.AddDays(1));
        var parts = new List<StayGrid>();
        await new FoldedLog(sources.Database, question.Workspace, sources.Progress).ReadAsync(
            sources.Transaction, SegmentSql.Of(question.Segment.Filter), Fresh, question.Workspace.Calendar.StartOf(days.End), cancel);
        var grid = new StayGrid(question.Workspace.Funnel, days);
        foreach (var part in parts) grid.Merge(part);
        return grid;

        IFoldCells Fresh()
        {
            parts.Add(new StayGrid(question.Workspace.Funnel, days));
            return parts[^1];
        }
    }

    private static ForecastFigure Figure(Expectation e) => new(e.Mean, e.Half.Low, e.Half.High, e.FourFifths.Low, e.FourFifths.High);

    private static ForecastTest Test(IReadOnlyList<BacktestPoint> points)
    {
        var error = points.Average(p => Math.Abs(p.Came - p.Expected.Mean));
        var (last, weekdays) = (points.Average(p => Math.Abs(p.Came - p.SameAsLast)), points.Average(p => Math.Abs(p.Came - p.SameWeekdays)));
        var within = points.Average(p => p.Expected.FourFifths.Contains(p.Came) ? 1.0 : 0);
        return new ForecastTest(
            points.Count, points.Average(p => p.Came), error, last, weekdays,
            points.Average(p => p.Expected.Half.Contains(p.Came) ? 1.0 : 0), within,
            [ForecastVerdict.OfErrors(error, last, weekdays), ForecastVerdict.OfLimits(within)],
            [.. points.Select(p => new ForecastPoint(p.Day, p.Came, p.Expected.Mean, p.Expected.FourFifths.Low, p.Expected.FourFifths.High))]);
    }

    private static ForecastRecord? Record(IReadOnlyList<StoredForecast> stored, Func<StoredForecast, long> came) => stored.Count == 0 ? null : new ForecastRecord(
        stored.Count, stored.Average(came), stored.Average(f => Math.Abs(came(f) - f.Expected)),
        stored.Average(f => new Interval(f.Low50, f.High50).Contains(came(f)) ? 1.0 : 0),
        stored.Average(f => new Interval(f.Low80, f.High80).Contains(came(f)) ? 1.0 : 0));
}
