using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class EntryListTests
{
    [Theory]
    [OnSqlite("2018-Q1", 5, 4), OnPostgres("2018-Q1", 5, 4)]
    [OnSqlite("2018-03", 1, 0), OnPostgres("2018-03", 1, 0)]
    public async Task Of_a_lead_that_comes_back_only_the_first_entry_is_a_first_one_and_as_many_as_the_cost_counts(string period, int entries, int first, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var list = new EntryList(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));
        var request = new ReportRequest(period);
        Assert.Equal(entries, (await list.ReadAsync(request, 0, 50, default)).Total);
        Assert.Equal(first, (await list.ReadAsync(request, 0, 50, default, first: true)).Total);
        Assert.Equal(first, (await desk.CostWithoutReturnAsync(request, default)).Entered);
    }
}
