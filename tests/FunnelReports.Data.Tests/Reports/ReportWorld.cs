using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

/// <summary>
/// A small world whose numbers are counted by hand. MQL entries: a 1 Jan, b 10 Jan, c 20 Jan, d 5 Feb; a becomes SQL after 10 days, b is rejected after
/// 20 days and comes back on 1 March, c becomes SQL after 30.5 days, d waits. Leads enter the funnel as "lead" 4, 0, 10 and 2 days before.
/// </summary>
internal static class ReportWorld
{
    public static async Task<ReportDesk> DeskAsync(TestDatabase test, string today = "2018-04-10T12:00:00Z")
    {
        await new World(test)
            .Lead("a", "Paid", ["lead 2017-12-28", "mql 2018-01-01", "sql 2018-01-11"])
            .Lead("b", "Paid", ["mql 2018-01-10", "rejected 2018-01-30", "mql 2018-03-01"])
            .Lead("c", "Organic", ["lead 2018-01-10", "mql 2018-01-20", "sql 2018-02-19T12:00"])
            .Lead("d", null, ["lead 2018-02-03", "mql 2018-02-05"])
            .WriteAsync();
        return new ReportDesk(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(today));
    }
}
