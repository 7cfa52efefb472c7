using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Scheduling;

public class SteadyFoldTests
{
    [Fact]
    public async Task What_an_import_left_unfolded_is_in_the_reports_within_half_a_minute()
    {
        await using var night = await Night.NewAsync("2018-01-02T00:00:00Z");
        await night.StartAsync();
        await night.HearAsync("The next nightly snapshot runs at");
        var database = night.Services.GetRequiredService<FunnelDatabase>();
        await database.LogAsync(
            transaction => database.Log.WriteAsync(
                transaction,
                new LogBatch(1, "test", [new LeadLine("lead-1")], [new TransitionLine(0, 2, Instant.FromUnixSeconds(1_514_800_000))], 1, 1),
                CancellationToken.None),
            CancellationToken.None);

        night.Clock.Advance(TimeSpan.FromSeconds(30));
        await night.HearAsync("Changed leads brought into the reports: 1");

        await using var db = database.Open();
        Assert.Equal(1, db.FlowDays.Single(f => f.SegmentId == 0).Leads);
        Assert.Empty(db.DirtyLeads);
    }
}
