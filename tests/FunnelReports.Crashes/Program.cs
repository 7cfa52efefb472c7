using System.CommandLine;
using FunnelReports.Crashes.Kills;
using FunnelReports.Crashes.Races;
using FunnelReports.Crashes.Servers;
using FunnelReports.TestKit.Databases;

// Kills and races the real program and counts what went wrong; see eng/faults.sh.
const int Racers = 8;
var kills = new Option<int>("--kills") { Description = "Kills of each work." };
var races = new Option<int>("--races") { Description = "Nights over which eight processes race on PostgreSQL." };
var serverKills = new Option<int>("--server-kills") { Description = "Kills of PostgreSQL itself under load." };
var engine = new Option<string>("--engine") { Description = "postgres, sqlite or all.", DefaultValueFactory = _ => "all" };
var what = new Option<string>("--what") { Description = "start, import, fold, rebuild, snapshot or all.", DefaultValueFactory = _ => "all" };
var leads = new Option<int>("--leads") { Description = "Leads of the file that is imported.", DefaultValueFactory = _ => 45_000 };
var seed = new Option<int>("--seed") { Description = "Decides the moments of the kills.", DefaultValueFactory = _ => 1 };
var atOnce = new Option<int>("--at-once") { Description = "Trials at a time.", DefaultValueFactory = _ => 2 };
var root = new RootCommand("Kills and races the program.") { kills, races, serverKills, engine, what, leads, seed, atOnce };
root.SetAction(async (parsed, _) =>
{
    var faults = new List<string>();
    var engines = Enum.GetValues<Engine>().Where(e => parsed.GetValue(engine) is "all" || Is(parsed.GetValue(engine), $"{e}"));
    foreach (var each in parsed.GetValue(kills) > 0 ? engines : [])
    {
        if (parsed.GetValue(what) is "all" || Is(parsed.GetValue(what), "start")) await KillAsync(await KillGround.FirstStartAsync(each));
        if (!Is(parsed.GetValue(what), "start")) await KillAsync(await KillGround.NewAsync(each, parsed.GetValue(leads), parsed.GetValue(leads)));
    }

    if (parsed.GetValue(races) > 0)
    {
        foreach (var race in new[] { await NightRace.RunAsync(parsed.GetValue(races), Racers), await FoldRace.RunAsync(Math.Max(1, parsed.GetValue(races) / 50), Racers, parsed.GetValue(leads)) })
        {
            Console.WriteLine(race);
            faults.AddRange(race.Faults);
        }
    }

    if (parsed.GetValue(serverKills) > 0)
    {
        var outcome = await ServerKills.RunAsync(parsed.GetValue(serverKills), parsed.GetValue(leads), parsed.GetValue(seed));
        Console.WriteLine(outcome);
        faults.AddRange(outcome.Faults);
    }

    foreach (var fault in faults.Take(50)) Console.WriteLine(fault);
    Console.WriteLine(faults.Count == 0 ? "No fault." : $"{faults.Count} faults.");
    return faults.Count == 0 ? 0 : 1;

    async Task KillAsync(KillGround ground)
    {
        await using var done = ground;
        foreach (var work in ground.Works.Where(w => parsed.GetValue(what) is "all" || Is(parsed.GetValue(what), w.Name)))
        {
            var series = new KillSeries(ground, work);
            await series.RunAsync(parsed.GetValue(kills), parsed.GetValue(seed), parsed.GetValue(atOnce));
            Console.WriteLine(series);
            faults.AddRange(series.Faults);
        }
    }

    static bool Is(string? given, string name) => string.Equals(given, name, StringComparison.OrdinalIgnoreCase);
});
return await root.Parse(args).InvokeAsync();
