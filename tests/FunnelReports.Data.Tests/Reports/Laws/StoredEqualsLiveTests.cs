using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>In this world every lead and all spend are of one campaign and one channel: three ways of asking for the same leads.</summary>
[Collection(LawSites.Name)]
public class StoredEqualsLiveTests(LawSites sites)
{
    private static readonly (WorldKind, int)[] Worlds = [(WorldKind.OneSegment, RandomWorlds.First)];

    [Theory, OnSqlite, OnPostgres]
    public Task Every_document_is_the_same_from_the_rollups_of_all_from_those_of_a_channel_and_folded_live(Engine engine) =>
        sites.HoldAsync(engine, Worlds, async site =>
        {
            foreach (var (document, request) in Questions.Of(site.World).Where(q => q.Request is { Segment: null } && (engine == Engine.Sqlite || q.Request.Grain is not null)))
            {
                var all = await document.AskAsync(site.Desk, request);
                var channel = await document.AskAsync(site.Desk, request with { Segment = "channel=Paid" });
                document.AreSame(request, Document.Body(all), Document.Body(channel));
                if (document.Name == "restatement") continue;
                var live = await document.AskAsync(site.Desk, request with { Segment = "campaign=Summer" });
                Assert.True(live.ComputedLive);
                document.AreSame(request, Document.Body(all), Document.Body(live));
            }
        });
}
