using FunnelReports.Bench.Servers;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Reports;

namespace FunnelReports.Bench.Questions;

/// <summary>Answers from the rollups, by the classes that pages and API ask.</summary>
internal sealed class RollupAnswers(BenchDatabase database, Workspace workspace)
{
    /// <summary>The last quarter of the made-up history.</summary>
    public const string Quarter = "2025-Q4";

    private readonly ReportDesk desk = new(database.Funnel, new WorkspaceStore(database.Funnel, TimeProvider.System), TimeProvider.System);

    public async Task<IReadOnlyList<AnswerRow>> VelocityAsync()
    {
        var report = await desk.VelocityAsync(new ReportRequest(Quarter), CancellationToken.None);
        return [.. report.Stages.Where(s => s.Exits > 0).Select(s => new AnswerRow(s.Key, [s.Exits], [s.MeanDays!.Value], [s.MedianDays!.Value, s.P90Days!.Value]))];
    }

    public async Task<IReadOnlyList<AnswerRow>> BalancesAsync()
    {
        var report = await desk.StagesAsync(new ReportRequest(Quarter, Grain: "day"), CancellationToken.None);
        return [.. report.Series.SelectMany(day => day.Stages.Select(s => new AnswerRow($"{day.Bucket} {s.Key}", s.Inflow, s.Outflow, s.Closing)))];
    }

    public async Task<IReadOnlyList<AnswerRow>> CohortsAsync()
    {
        var mql = workspace.Funnel.With(StageRole.Mql)!.Id;
        var sql = workspace.Funnel.With(StageRole.Sql)!.Id;
        var cells = await database.QueryAsync(
            $"SELECT bucket, second_stage_id, counts FROM reach_cohort WHERE segment_id = {Segments.All} AND grain = {(short)RollupGrain.Month} "
            + $"AND first_stage_id = {mql} AND second_stage_id IN ({mql}, {sql})",
            row => (Month: row.GetFieldValue<DateOnly>(0), Target: row.GetInt16(1), Leads: Histogram.FromBytes(row.GetFieldValue<byte[]>(2)).Count));
        return
        [
            .. cells.GroupBy(c => c.Month).Select(month => new AnswerRow(
                $"{month.Key:yyyy-MM-dd}", month.Where(c => c.Target == mql).Sum(c => c.Leads), month.Where(c => c.Target == sql).Sum(c => c.Leads))),
        ];
    }
}
