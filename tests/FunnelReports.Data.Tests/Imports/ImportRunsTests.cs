using FunnelReports.Data.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Imports;

public class ImportRunsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task All_runs_come_newest_first_each_once_with_who_started_it_however_few_are_read_at_once(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var clock = new FixedClock("2018-05-02T09:30:00Z");
        var runs = new ImportRuns(test.Database, clock) { Block = 2 };
        for (var i = 1; i <= 5; i++)
        {
            await runs.StartAsync("leads", $"{i}.csv", default, i % 2 == 0 ? $"{i}@example.test" : null);
            clock.Advance(TimeSpan.FromHours(1));
        }

        var all = await runs.AllAsync(default).Select(story => $"{story.Run.FileName} {story.Actor}").ToListAsync();

        Assert.Equal(["5.csv ", "4.csv 4@example.test", "3.csv ", "2.csv 2@example.test", "1.csv "], all);
        Assert.Equal(all[..3], (await runs.LatestAsync(3, default)).Select(story => $"{story.Run.FileName} {story.Actor}"));
    }
}
