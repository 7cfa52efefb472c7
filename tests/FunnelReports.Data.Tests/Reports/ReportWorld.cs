using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

/// <summary>The report desk over <see cref="SmallWorld"/>.</summary>
internal static class ReportWorld
{
    public static async Task<ReportDesk> DeskAsync(TestDatabase test)
    {
        await SmallWorld.WriteAsync(test);
        return Desk(test);
    }

    /// <summary>The desk over whatever the test wrote.</summary>
    public static ReportDesk Desk(TestDatabase test) => new(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));
}
