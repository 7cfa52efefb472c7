using System.Globalization;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using FunnelReports.Data.Reports;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>A made-up world in a database, its desk, and the questions to ask of it.</summary>
internal sealed class LawSite : IAsyncDisposable
{
    private static readonly SnapshotDue AtMidnight = (workspace, day) => workspace.Calendar.StartOf(day.AddDays(1));

    private LawSite(TestDatabase test, RandomWorld world)
    {
        (Test, World) = (test, world);
        Clock = new FixedClock(new DateTimeOffset(world.Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        Desk = new ReportDesk(test.Database, new WorkspaceStore(test.Database, Clock), Clock);
    }

    public TestDatabase Test { get; }

    public RandomWorld World { get; }

    public FixedClock Clock { get; }

    public ReportDesk Desk { get; }

    /// <summary>Writes a world; in its middle the days around the change of the clocks are published, so that what comes later restates them.</summary>
    /// <param name="empty">A database of its zone with nothing in it.</param>
    /// <param name="world">The world.</param>
    public static async Task<LawSite> WriteAsync(TestDatabase empty, RandomWorld world)
    {
        var site = new LawSite(await empty.CopyAsync(), world);
        var write = new World(site.Test);
        var half = world.Folded.Count / 2;
        foreach (var lead in world.Folded.Take(half)) Add(write, lead);
        if (half > 0) await write.WriteAsync();
        await site.PublishAsync();
        foreach (var lead in world.Folded.Skip(half)) Add(write, lead);
        if (world.Folded.Count > half) await write.WriteAsync();
        foreach (var lead in world.Late) Add(write, lead);
        if (world.Late.Count > 0) await write.WriteAsync(fold: false);
        foreach (var spend in world.Spend.Where(s => s.IsActual)) await write.ActualAsync($"{spend.Day:yyyy-MM-dd}", spend.Amount, spend.Channel, spend.Campaign);
        foreach (var spend in world.Spend.Where(s => !s.IsActual)) await write.BudgetAsync($"{spend.Day:yyyy-MM}", spend.Amount, spend.Channel, spend.Campaign);
        return site;
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private async Task PublishAsync()
    {
        var change = World.DayOf(World.Change);
        var snapshot = new NightlySnapshot(Test.Database, Clock, AtMidnight);
        for (var day = change.AddDays(-1); day <= change.AddDays(1); day = day.AddDays(1))
            Assert.Equal(SnapshotResult.Published, (await snapshot.RunAsync(day, JobTrigger.Hand, default)).Result);
    }

    private static void Add(World write, RandomLead lead)
    {
        write.Lead(lead.Id, lead.Channel, [.. lead.Moves.Select(Words)], lead.Persona, lead.Origin);
        if (lead.Campaign is { } campaign) write.Campaign(lead.Id, campaign);
    }

    private static string Words(RandomMove move) => string.Create(
        CultureInfo.InvariantCulture,
        $"{move.Stage} {move.At:yyyy-MM-ddTHH:mm} #{move.Place} {move.Campaign}/{move.Action}{(move.Reason is { } reason ? $" !{reason}" : "")}{(move.Amount is { } euros ? $" €{euros}" : "")}");
}
