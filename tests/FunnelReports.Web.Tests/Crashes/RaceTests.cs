using FunnelReports.Crashes.Races;
using FunnelReports.Crashes.Servers;
using FunnelReports.TestKit.Postgres;

namespace FunnelReports.Web.Tests.Crashes;

/// <summary>Small races and one killed server; <c>eng/faults.sh</c> has the long ones.</summary>
[Collection(AloneCollection.Name)]
public class RaceTests
{
    [PostgresFact]
    public async Task Of_three_processes_one_publishes_each_missing_night() => Assert.Empty((await NightRace.RunAsync(nights: 20, processes: 3)).Faults);

    [PostgresFact]
    public async Task Three_processes_that_fold_one_queue_count_each_lead_once() => Assert.Empty((await FoldRace.RunAsync(races: 1, processes: 3, leads: 21_000)).Faults);

    [PostgresFact]
    public async Task A_PostgreSQL_that_is_killed_under_load_loses_nothing_that_was_acknowledged() =>
        Assert.Empty((await ServerKills.RunAsync(1, 21_000, 7)).Faults);
}
