using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the stages report.</summary>
internal static class StagesAnswer
{
    public static async Task<StagesReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        // Of a period that begins after the as-of day, what came between the two is left out as well.
        var known = question.AsOf.AddDays(1);
        var before = await sources.Moves.FlowBeforeAsync(known < question.Days.Start ? known : question.Days.Start, cancel);
        var flow = await sources.Moves.FlowAsync(question.Days, cancel);
        var stages = question.Workspace.Funnel.Stages.Where(s => !s.Retired || before.Concat(flow).Any(c => c.From == s.Id || c.To == s.Id)).ToList();
        return new StagesReport(
            question.Head,
            question.AsOf,
            question.Segment.Text,
            sources.Moves.ComputedLive,
            [.. stages.Select(stage => Account(stage, before, flow, question.Workspace.Funnel))],
            Series(stages, before, flow, question));
    }

    private static StageAccount Account(Stage stage, IReadOnlyList<FlowCell> before, IReadOnlyList<FlowCell> flow, Funnel funnel)
    {
        var balance = Balance(stage, before, flow);
        var exits = flow.Where(c => c.From == stage.Id)
            .GroupBy(c => c.To)
            .OrderBy(g => funnel.RankOf(g.Key))
            .Select(g => new StageExits(funnel[g.Key].Key, g.Sum(c => c.Leads)));
        return new StageAccount(stage.Key, stage.Name, balance.Opening, balance.Inflow, balance.Outflow, balance.Closing, [.. exits]);
    }

    private static StageBalance Balance(Stage stage, IReadOnlyList<FlowCell> before, IEnumerable<FlowCell> flow)
    {
        var moves = flow.ToList();
        return new StageBalance(In(before) - Out(before), In(moves), Out(moves));

        long In(IEnumerable<FlowCell> cells) => cells.Where(c => c.To == stage.Id).Sum(c => c.Leads);
        long Out(IEnumerable<FlowCell> cells) => cells.Where(c => c.From == stage.Id).Sum(c => c.Leads);
    }

    private static List<StageBucket> Series(List<Stage> stages, IReadOnlyList<FlowCell> before, IReadOnlyList<FlowCell> flow, ReportQuestion question)
    {
        var balances = stages.ToDictionary(s => s.Id, s => Balance(s, before, []));
        var byBucket = flow.ToLookup(c => Bucket.Containing(c.Day, question.Grain, question.Weeks).Days.Start);
        var series = new List<StageBucket>();
        foreach (var bucket in question.Days.IsEmpty ? [] : Bucket.Cut(question.Days, question.Grain, question.Weeks))
        {
            var moves = byBucket[Bucket.Containing(bucket.Days.Start, question.Grain, question.Weeks).Days.Start].ToList();
            var accounts = new List<StageBucketAccount>(stages.Count);
            foreach (var stage in stages)
            {
                var inflow = moves.Where(c => c.To == stage.Id).Sum(c => c.Leads);
                var outflow = moves.Where(c => c.From == stage.Id).Sum(c => c.Leads);
                var balance = balances[stage.Id] = balances[stage.Id].Next(inflow, outflow);
                accounts.Add(new StageBucketAccount(stage.Key, balance.Inflow, balance.Outflow, balance.Closing));
            }

            series.Add(new StageBucket(bucket.Key, accounts));
        }

        return series;
    }
}
