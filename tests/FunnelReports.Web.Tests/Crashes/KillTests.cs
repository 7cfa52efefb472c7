using FunnelReports.Crashes.Kills;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Web.Tests.Crashes;

/// <summary>A few kills of the real program in each of its works; <c>eng/faults.sh</c> has hundreds.</summary>
[Collection(AloneCollection.Name)]
public class KillTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_first_start_that_is_killed_leaves_nothing_half_made_that_the_next_one_does_not_complete(Engine engine)
    {
        await using var ground = await KillGround.FirstStartAsync(engine);
        var series = new KillSeries(ground, ground.Works[0]);
        await series.RunAsync(kills: 2, seed: 7, atOnce: 2);
        Assert.Empty(series.Faults);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_that_is_killed_loses_and_doubles_nothing_and_the_next_start_completes_its_work(Engine engine)
    {
        await using var ground = await KillGround.NewAsync(engine, leads: 21_000, atOnce: 3_000);
        foreach (var work in ground.Works)
        {
            var series = new KillSeries(ground, work);
            await series.RunAsync(kills: 2, seed: 7, atOnce: 2);
            Assert.Empty(series.Faults);
        }
    }
}
