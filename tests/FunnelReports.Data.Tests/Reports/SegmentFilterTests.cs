using System.Text.Json;
using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class SegmentFilterTests
{
    private const string Two = "channel=Paid & persona=Builder";

    private static readonly ReportRequest[] Questions =
    [
        new("2018-Q1"), new("2018-01-10..2018-03-20"), new("2018-Q1", AsOf: "2018-02-20"), new("2018-02", Stage: "sql"),
    ];

    private static readonly (string Name, Func<ReportDesk, ReportRequest, Task<ReportDocument>> Ask)[] Reports =
    [
        ("stages", async (desk, request) => await desk.StagesAsync(request, default)),
        ("velocity", async (desk, request) => await desk.VelocityAsync(request with { By = "persona" }, default)),
        ("efficiency", async (desk, request) => await desk.EfficiencyAsync(request, default)),
        ("cost", async (desk, request) => await desk.CostAsync(request with { By = "campaign" }, default)),
        ("conversions", async (desk, request) => await desk.ConversionsAsync(request, default)),
        ("acceptance", async (desk, request) => await desk.AcceptanceAsync(request, default)),
        ("forecast", async (desk, request) => await desk.ForecastAsync(request, default)),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_segment_answers_every_report_as_the_same_filter_computed_live(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await MadeUpWorld.WriteAsync(test);
        var desk = ReportWorld.Desk(test);
        var live = await TextsAsync(desk, Two);
        Assert.Contains("\"computedLive\":true", live["stages 0"], StringComparison.Ordinal);

        await StoreOf(test).SaveAsync("somebody", "Builders", Two, null, default);

        var stored = await TextsAsync(desk, "saved=builders");
        Assert.Contains("\"computedLive\":false", stored["stages 0"], StringComparison.Ordinal);
        Assert.Equal(live.Select(Same), stored.Select(Same));

        // Whoever types the values gets the same quick answer.
        Assert.Contains("\"computedLive\":false", (await TextsAsync(desk, "persona=Builder & channel=Paid"))["stages 0"], StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Values_of_one_dimension_mean_any_and_those_of_several_mean_all(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await MadeUpWorld.WriteAsync(test);
        var desk = ReportWorld.Desk(test);
        foreach (var question in Questions)
        {
            var paid = await StagesAsync(question, "channel=Paid");
            Assert.Equal(paid, Sum([.. await Task.WhenAll(new[] { "Builder", "Buyer", "(none)" }.Select(p => StagesAsync(question, $"channel=Paid & persona={p}")))]));
            Assert.Equal(Sum(paid, await StagesAsync(question, "channel=(none)")), await StagesAsync(question, "channel=Paid & channel=(none)"));
            Assert.Equal(
                await StagesAsync(question, "all"),
                await StagesAsync(question, "channel=Paid & channel=Organic & channel=Referral & channel=(none)"));
        }

        // In no channel at once with another: several conditions of different segments that exclude each other hold nobody.
        await StoreOf(test).SaveAsync("somebody", "Builders", Two, null, default);
        Assert.All(await StagesAsync(Questions[0], "saved=Builders & channel=Organic"), s => Assert.Equal((0, 0, 0), (s.Inflow, s.Outflow, s.Closing)));

        async Task<IReadOnlyList<(string Key, long Inflow, long Outflow, long Closing)>> StagesAsync(ReportRequest question, string segment) =>
            [.. (await desk.StagesAsync(question with { Segment = segment }, default)).Stages.Select(s => (s.Key, s.Inflow, s.Outflow, s.Closing))];

        static IReadOnlyList<(string, long, long, long)> Sum(params IReadOnlyList<(string Key, long Inflow, long Outflow, long Closing)>[] parts) =>
            [.. parts.SelectMany(p => p).GroupBy(s => s.Key).Select(g => (g.Key, g.Sum(s => s.Inflow), g.Sum(s => s.Outflow), g.Sum(s => s.Closing)))];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Several_channels_have_the_spend_of_each_and_a_persona_among_them_has_none_that_is_known(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var world = new World(test);
        await world.BudgetAsync("2018-01", 310, "Paid");
        await world.BudgetAsync("2018-01", 31, "Organic");
        await world.BudgetAsync("2018-01", 3.10m);
        Assert.Equal("341.00", (await CostAsync("channel=Paid & channel=Organic")).Simple.Spend);
        Assert.Equal("313.10", (await CostAsync("channel=Paid & channel=(none)")).Simple.Spend);
        var persona = await CostAsync("channel=Paid & persona=(none)");
        Assert.Null(persona.Simple.Spend);
        Assert.Equal("Spend is kept by channel and by campaign: what was spent on channel=Paid & persona=(none) is not known.", persona.Note);

        Task<CostReport> CostAsync(string segment) => desk.CostAsync(new ReportRequest("2018-01", segment), default);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task How_far_a_live_answer_is_is_told_and_ends_with_all(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new World(test);
        for (var i = 0; i < 1500; i++) world.Lead($"lead-{i}", i % 2 == 0 ? "Paid" : "Organic", ["mql 2018-01-02"]);
        await world.WriteAsync();
        var told = new List<double>();
        var desk = ReportWorld.Desk(test).Telling(share =>
        {
            lock (told) told.Add(share);
        });
        await desk.StagesAsync(new ReportRequest("2018-Q1", "channel=Paid"), default);
        Assert.Empty(told);
        await desk.StagesAsync(new ReportRequest("2018-Q1", "channel=Paid & channel=Organic"), default);
        Assert.Contains(told, share => share is > 0 and < 1);
        Assert.Equal(1, told[^1]);
    }

    private static async Task<SortedDictionary<string, string>> TextsAsync(ReportDesk desk, string segment)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, ask) in Reports)
        {
            foreach (var (place, question) in Questions.Index())
                texts.Add($"{name} {place}", JsonSerializer.Serialize<object>(await ask(desk, question with { Segment = segment }), JsonSerializerOptions.Web));
        }

        return texts;
    }

    // All but how the segment is called, and where the answer comes from.
    private static string Same(KeyValuePair<string, string> document)
    {
        using var json = JsonDocument.Parse(document.Value);
        return document.Key + string.Concat(json.RootElement.EnumerateObject().Where(p => p.Name is not ("segment" or "computedLive" or "note")).Select(Text));

        static string Text(JsonProperty property) => $"{property.Name}:{property.Value.GetRawText().Replace("\"computedLive\":true", "\"computedLive\":false", StringComparison.Ordinal)}\n";
    }

    private static SavedSegments StoreOf(TestDatabase test) => new(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), TimeProvider.System);
}
