using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class StagesReportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_stage_opens_with_what_it_held_and_closes_with_what_came_less_what_went(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).StagesAsync(new ReportRequest("2018-02"), default);
        Assert.Equivalent(new StageAccount("mql", "MQL", 1, 1, 1, 1, [new StageExits("sql", 1)]), Mql(report), strict: true);
        Assert.Equal(new ReportPeriod("2018-02", new DateOnly(2018, 2, 1), new DateOnly(2018, 2, 28), "UTC"), report.Period);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Exits_name_where_they_led(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).StagesAsync(new ReportRequest("2018-Q1"), default);
        Assert.Equivalent(new StageAccount("mql", "MQL", 0, 5, 3, 2, [new StageExits("sql", 2), new StageExits("rejected", 1)]), Mql(report), strict: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_series_ends_where_the_account_closes(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).StagesAsync(new ReportRequest("2018-Q1", Grain: "month"), default);
        Assert.Equal(["2018-01", "2018-02", "2018-03"], report.Series.Select(b => b.Bucket));
        Assert.Equal(
            [new StageBucketAccount("mql", 3, 2, 1), new StageBucketAccount("mql", 1, 1, 1), new StageBucketAccount("mql", 1, 0, 2)],
            report.Series.Select(b => b.Stages.Single(s => s.Key == "mql")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Channels_and_those_without_one_add_up_to_all(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var parts = new List<StageAccount>();
        foreach (var segment in new[] { "channel=Paid", "channel=Organic", "channel=(none)" })
            parts.Add(Mql(await desk.StagesAsync(new ReportRequest("2018-Q1", segment), default)));
        Assert.Equal([3L, 1L, 1L], parts.Select(p => p.Inflow));
        Assert.Equal([1L, 0L, 1L], parts.Select(p => p.Closing));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_as_of_day_leaves_out_what_came_later(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).StagesAsync(new ReportRequest("2018-Q1", AsOf: "2018-01-15", Grain: "month"), default);
        Assert.Equivalent(new StageAccount("mql", "MQL", 0, 2, 1, 1, [new StageExits("sql", 1)]), Mql(report), strict: true);
        Assert.Single(report.Series);
    }

    [Theory, OnSqlite("all"), OnPostgres("all"), OnSqlite("channel=Paid"), OnPostgres("channel=Paid")]
    public async Task A_period_that_begins_after_the_as_of_day_opens_with_what_was_there_on_that_day(string segment, Engine engine)
    {
        // On 5 January there is a; b comes on the 10th, and a goes on the 11th.
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).StagesAsync(new ReportRequest("2018-02", segment, AsOf: "2018-01-05"), default);
        Assert.Equivalent(new StageAccount("mql", "MQL", 1, 0, 0, 1, []), Mql(report), strict: true);
        Assert.Equal(0, report.Stages.Single(s => s.Key == "sql").Closing);
    }

    [Theory]
    [OnSqlite("2018-13", null, null, "a year has the months 01")]
    [OnSqlite("2018", "colour=red", null, "'colour=red' is not a segment. Write all, or one of channel, persona, origin, campaign with a value, e.g. channel=Paid Search.")]
    [OnSqlite("2018", "channel=paid", null, "No lead has the channel 'paid'. Mind capitals; leads without one are '(none)'.")]
    [OnSqlite("2018", null, "fortnight", "'fortnight' is not a grain. Take day, week or month.")]
    public async Task A_request_that_cannot_be_understood_is_answered_in_words(string period, string? segment, string? grain, string message, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var error = await Assert.ThrowsAsync<MistakeException>(() => desk.StagesAsync(new ReportRequest(period, segment, grain), default));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static StageAccount Mql(StagesReport report) => report.Stages.Single(s => s.Key == "mql");
}
