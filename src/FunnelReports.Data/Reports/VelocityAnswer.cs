using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the velocity report.</summary>
internal static class VelocityAnswer
{
    public static async Task<VelocityReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var flow = await sources.Moves.FlowAsync(question.Days, cancel);
        var durations = await sources.Moves.DwellAsync(question.Days, cancel);
        var stays = await sources.Stays.StaysEnteredAsync(question.Days, cancel);
        var stages = question.Workspace.Funnel.Stages.Where(s => !s.Retired || durations.ContainsKey(s.Id) || stays.ContainsKey(s.Id));
        return new VelocityReport(
            question.Head,
            question.AsOf,
            question.Segment.Text,
            sources.Stays.ComputedLive,
            [.. stages.Select(Line)]);

        StageVelocity Line(Stage stage)
        {
            var left = flow.Where(c => c.From == stage.Id).ToList();
            var velocity = Velocity.Of(left.Sum(c => c.Leads), left.Sum(c => c.Seconds), durations.GetValueOrDefault(stage.Id) ?? new Histogram());
            var survival = Survival(stays.GetValueOrDefault(stage.Id) ?? new StaysEntered(), question.AsOf);
            return new StageVelocity(stage.Key, stage.Name, velocity.Exits, velocity.MeanDays, velocity.MedianDays, velocity.P90Days, survival);
        }
    }

    private static StageSurvival Survival(StaysEntered stays, DateOnly asOf)
    {
        var openByAge = new Histogram();
        foreach (var (day, count) in stays.OpenByDay.Bins()) openByAge.Add(Math.Max(0, asOf.DayNumber - day), count);
        var curve = KaplanMeier.Of(stays.ExitsByAge, openByAge);
        return new StageSurvival(curve.N, curve.Events, curve.Open, curve.Median, curve.MedianLow, curve.MedianHigh);
    }
}
