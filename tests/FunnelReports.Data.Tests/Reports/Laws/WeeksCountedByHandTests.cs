using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>The weeks of a quarter, whole and cut off at its ends, against <see cref="RawFunnel"/>: where weeks start on Monday, and where they start on Sunday.</summary>
[Collection(LawSites.Name)]
public class WeeksCountedByHandTests(LawSites sites)
{
    private static readonly (WorldKind, int)[] Worlds = [(WorldKind.Quarter, RandomWorlds.First + 1), (WorldKind.WeeksFromSunday, RandomWorlds.First)];

    [Theory, OnSqlite, OnPostgres]
    public Task Each_week_has_the_moves_stays_and_cohorts_of_its_days(Engine engine) => sites.HoldAsync(engine, Worlds, async site =>
    {
        var world = site.World;
        var request = new ReportRequest(Questions.Quarter(world), Grain: "week");
        var stages = (await site.Desk.StagesAsync(request, default)).Series;
        var velocity = (await site.Desk.VelocityAsync(request, default)).Trend;
        var cohorts = (await site.Desk.EfficiencyAsync(request with { From = "mql", To = "sql" }, default)).Cohorts;
        var weeks = Weeks(world);
        Assert.All([stages.Select(b => b.Bucket), velocity.Select(b => b.Bucket), cohorts.Select(b => b.Bucket)], names => Assert.Equal(weeks.Select(w => w.Name), names));
        for (var i = 0; i < weeks.Count; i++)
        {
            var raw = new RawFunnel(world, weeks[i].From, weeks[i].To, world.Today, _ => true);
            foreach (var account in stages[i].Stages)
                Assert.Equal((account.Key, raw.Entered(account.Key).Count, raw.Left(account.Key).Count), (account.Key, (int)account.Inflow, (int)account.Outflow));
            foreach (var stay in velocity[i].Stages)
            {
                var days = raw.Left(stay.Key).ConvertAll(s => s.Seconds / (double)86_400);
                Assert.Equal((stay.Key, days.Count), (stay.Key, (int)stay.Exits));
                if (RawFunnel.Quantile(days, 0.5) is { } median) Assert.InRange(stay.MedianDays!.Value, median * 0.99, median * 1.01);
                else Assert.Null(stay.MedianDays);
            }

            var (entered, reached, _) = raw.Cohort("mql", "sql");
            Assert.Equal((entered, reached), ((int)cohorts[i].Entered, (int)cohorts[i].Advanced));
        }
    });

    // Day by day, by the Thursday of the week.
    private static List<(string Name, DateOnly From, DateOnly To)> Weeks(RandomWorld world) =>
    [
        .. DayRange.Of(world.QuarterStart, world.QuarterEnd).EachDay().GroupBy(day => NameOf(day, world.WeekStart.Day)).Select(week => (week.Key, week.Min(), week.Max())),
    ];

    private static string NameOf(DateOnly day, DayOfWeek start)
    {
        while (day.DayOfWeek != start) day = day.AddDays(-1);
        while (day.DayOfWeek != DayOfWeek.Thursday) day = day.AddDays(1);
        var thursday = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(thursday)}-W{ISOWeek.GetWeekOfYear(thursday):00}");
    }
}
