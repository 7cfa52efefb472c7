using System.Globalization;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

/// <summary>Sixty leads of two channels and two campaigns, or of none, with their spend: made up by a rule, the same on every run, and not folded to the last.</summary>
internal static class CostWorld
{
    private static readonly string?[] Channels = ["Paid", "Organic", null];
    private static readonly string?[] Campaigns = ["Summer", "Winter", null, null];
    private static readonly string[] Path = ["lead", "mql", "sql", "opportunity", "customer"];

    /// <summary>Writes it and gives the desk.</summary>
    /// <param name="test">Where to write.</param>
    /// <param name="everything">The campaign of all leads and all spend; null where each has its own or none.</param>
    public static async Task<ReportDesk> DeskAsync(TestDatabase test, string? everything = null)
    {
        var world = new World(test);
        for (var lead = 0; lead < 60; lead++) Add(world, lead, everything);
        await world.WriteAsync();
        for (var lead = 50; lead < 70; lead++) Add(world, lead, everything, late: true);
        await world.WriteAsync(fold: false);

        foreach (var month in new[] { "2017-12", "2018-01", "2018-02", "2018-03" })
        {
            await world.BudgetAsync(month, 1000.01m, null, everything);
            await world.BudgetAsync(month, 313.13m, "Paid", everything);
        }

        await world.BudgetAsync("2018-02", 77.77m, "Organic", everything ?? "Summer");
        await world.ActualAsync("2018-01-17", 45.67m, "Paid", everything ?? "Winter");
        await world.ActualAsync("2018-03-05", 12.34m, null, everything ?? "Summer");
        return Desk(test);
    }

    public static ReportDesk Desk(TestDatabase test) => new(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));

    // Some skip stages, some come back, one in seven is rejected in between.
    private static void Add(World world, int lead, string? everything, bool late = false)
    {
        var day = new DateOnly(2017, 12, 10).AddDays(lead * 37 % 100);
        var moves = new List<string>();
        for (var stage = lead % 3 == 0 ? 1 : 0; stage <= (lead * 7 % 11) - (late ? 4 : 0) && stage < Path.Length; stage++)
        {
            moves.Add($"{Path[stage]} {Day(day)}{(Path[stage] == "customer" && lead % 4 != 0 ? $" €{(lead * 13) + 100}.25" : "")}");
            if (lead % 7 == stage) moves.Add($"rejected {Day(day.AddDays(1))}");
            if (lead % 7 == stage) moves.Add($"{Path[stage]} {Day(day.AddDays(40))}");
            day = day.AddDays((lead * 5 + stage * 3) % 17);
        }

        world.Lead($"l{lead}", Channels[lead % Channels.Length], [.. moves]);
        if ((everything ?? Campaigns[lead % Campaigns.Length]) is { } campaign) world.Campaign($"l{lead}", campaign);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
