using FunnelReports.Bench.Making;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Servers;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Reports;

namespace FunnelReports.Bench.Steps;

/// <summary>A live fold, as a filter that is no segment makes it: over one campaign's leads, over those of one channel and persona, and over all leads.</summary>
internal sealed class LiveStep(BenchOptions options) : BenchStep
{
    private const double LeastMoves = 1_500_000;

    public override string Name => "live";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        var workspace = await database.WorkspaceAsync();
        var values = await BenchValues.LearnAsync(database.Funnel);
        var (campaign, channel, persona) = (values.Id(Dimension.Campaign, 0), values.Id(Dimension.Channel, 0), values.Id(Dimension.Persona, 0));
        var one = new SegmentChoice(null, new LeadFilter([], [], [], [campaign]), "one campaign");
        var two = new SegmentChoice(null, new LeadFilter([channel], [persona], [], []), "one channel and persona");
        await MeasureAsync(database, workspace, SegmentChoice.All, "all leads", "", results);
        await MeasureAsync(database, workspace, one, "one campaign of 200", $" JOIN lead l USING (lead_id) WHERE l.folded_campaign_id = {campaign}", results);
        await MeasureAsync(
            database, workspace, two, "one channel of 12 and persona of 6", $" JOIN lead l USING (lead_id) WHERE l.folded_channel_id = {channel} AND l.folded_persona_id = {persona}", results);
    }

    private async Task MeasureAsync(
        BenchDatabase database, Workspace workspace, SegmentChoice segment, string name, string filter, BenchResults results)
    {
        var moves = await database.NumberAsync($"SELECT count(*) FROM transition t{filter}");
        var times = new List<double>();
        for (var run = 0; run < options.SlowRuns; run++) times.Add((await TimeAsync(() => FoldAsync(database, workspace, segment))).Seconds);
        var seconds = Figures.Median(times);
        results.Add(new BenchLine(
            $"live fold of {name}", database.Leads, $"{Figures.Seconds(seconds)} for {Figures.Count(moves)} moves", "",
            Figures.Rate(moves / seconds, "moves"), moves / seconds, Target.Least(LeastMoves, "1,500,000 moves/s")));
    }

    private static Task<int> FoldAsync(BenchDatabase database, Workspace workspace, SegmentChoice segment) =>
        database.Funnel.ReadAsync(
            async transaction =>
            {
                var live = new LiveRollups(database.Funnel, workspace, transaction, segment, null);
                return (await live.FlowBeforeAsync(DateOnly.MaxValue, CancellationToken.None)).Count;
            },
            CancellationToken.None);
}
