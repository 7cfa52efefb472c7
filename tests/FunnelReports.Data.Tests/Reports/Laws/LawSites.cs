using System.Collections.Concurrent;
using FunnelReports.Core.Calendars;
using FunnelReports.TestKit.Databases;
using Xunit.Sdk;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>The laws share their worlds: each is written once into each database, and no law writes.</summary>
[CollectionDefinition(Name)]
public sealed class LawSites : ICollectionFixture<LawSites>, IAsyncLifetime
{
    public const string Name = "Laws of the reports";

    private readonly ConcurrentDictionary<(Engine, string Zone, WeekStart), Lazy<Task<TestDatabase>>> empty = [];
    private readonly ConcurrentDictionary<(Engine, WorldKind, int Seed), Lazy<Task<LawSite>>> sites = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in sites.Values) await (await site.Value).DisposeAsync();
        foreach (var database in empty.Values) await (await database.Value).DisposeAsync();
    }

    internal Task<LawSite> SiteAsync(Engine engine, WorldKind kind, int seed) =>
        sites.GetOrAdd((engine, kind, seed), _ => new(() => WriteAsync(engine, RandomWorlds.Of(kind, seed)))).Value;

    /// <summary>Holds a law to every world on SQLite, and to one on PostgreSQL: that both give the same, to the byte, is a law by itself.</summary>
    internal Task HoldAsync(Engine engine, Func<LawSite, Task> law) =>
        HoldAsync(engine, engine == Engine.Sqlite ? RandomWorlds.All : [(WorldKind.Quarter, RandomWorlds.First + 1)], law);

    /// <summary>Holds a law to these worlds. A failure names the world's kind and seed, from which it can be made again.</summary>
    internal async Task HoldAsync(Engine engine, IEnumerable<(WorldKind Kind, int Seed)> worlds, Func<LawSite, Task> law)
    {
        foreach (var (kind, seed) in worlds)
        {
            try
            {
                await law(await SiteAsync(engine, kind, seed));
            }
            catch (Exception broken)
            {
                throw new XunitException($"It does not hold in the world {RandomWorlds.Of(kind, seed)}: {broken.Message}", broken);
            }
        }
    }

    private async Task<LawSite> WriteAsync(Engine engine, RandomWorld world)
    {
        var zone = empty.GetOrAdd((engine, world.Zone, world.WeekStart), _ => new(() => TestDatabase.NewAsync(engine, new WorkspaceSeed(world.Zone, "EUR", 1) { WeekStart = world.WeekStart }, TestDatabase.DefaultStart.AddMonths(-2))));
        return await LawSite.WriteAsync(await zone.Value, world);
    }
}
