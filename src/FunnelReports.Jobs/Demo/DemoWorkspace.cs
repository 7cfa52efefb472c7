using FunnelReports.Core;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Imports;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Snapshots;

namespace FunnelReports.Jobs.Demo;

/// <summary>Fills an empty database with the demo: leads and moves through the log, budgets, rollups, and the snapshots of the last nights.</summary>
public sealed class DemoWorkspace(FunnelDatabase database, TimeProvider clock, SnapshotDue due)
{
    /// <summary>The seed of the demo that everybody sees.</summary>
    public const ulong Seed = 2_026;

    /// <summary>How many nights have a snapshot.</summary>
    public const int Nights = 30;

    private const int ChunkLeads = 5_000;
    private const string Source = "demo";

    /// <summary>One lead in so many is made; the demo that everybody sees has them all.</summary>
    public int OneIn { get; init; } = 1;

    /// <summary>The day before today in the zone of the seed: the last day of the demo.</summary>
    public static DateOnly LastDay(WorkspaceSeed seed, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(clock);
        return Core.Calendars.ReportingCalendar.Create(seed.TimeZone).DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime)).AddDays(-1);
    }

    /// <summary>Makes and fills the database, and returns how many leads it holds.</summary>
    public async Task<int> MakeAsync(WorkspaceSeed seed, Action<string, double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seed);
        var season = new DemoSeason(LastDay(seed, clock));
        var born = new NightClock(BornAt(season, Core.Calendars.ReportingCalendar.Create(seed.TimeZone)));
        await new WorkspaceStore(database, born).MigrateAsync(seed with { Demo = true }, cancel);
        return await FillAsync(season, progress, cancel);
    }

    /// <summary>Fills a workspace that holds no leads and no money, and returns how many leads it holds then. Its settings stay.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="progress">Told what is done now, and which share of all is done, from 0 to 1.</param>
    /// <param name="cancel">Stops the work; what is made by then stays, and can be removed like the whole.</param>
    /// <exception cref="MistakeException">It cannot be filled; the message says why.</exception>
    public async Task<int> FillAsync(string actor, Action<string, double>? progress, CancellationToken cancel)
    {
        var workspace = await new WorkspaceStore(database, clock).ReadAsync(cancel);
        var missing = Funnel.Default.Stages.Where(s => workspace.Funnel.Find(s.Key) is null or { Retired: true }).Select(s => s.Key).ToList();
        if (missing.Count > 0) throw new MistakeException($"The made-up leads go through stages that are not here: {string.Join(", ", missing)}. Look around in a database with the usual stages.");
        var season = new DemoSeason(workspace.Calendar.DayOf(Now()).AddDays(-1));
        await new MadeUpData(database, clock).BeginAsync(actor, BornAt(season, workspace.Calendar), cancel);
        return await FillAsync(season, progress, cancel);
    }

    // The morning of the first day that has a snapshot, so that none is missing before it.
    private static Instant BornAt(DemoSeason season, Core.Calendars.ReportingCalendar calendar) =>
        calendar.StartOf(season.Days.End.AddDays(-Nights)).AddSeconds(1);

    private async Task<int> FillAsync(DemoSeason season, Action<string, double>? progress, CancellationToken cancel)
    {
        var workspace = await new WorkspaceStore(database, clock).ReadAsync(cancel);
        progress?.Invoke("Making leads", 0);
        var leads = new DemoLeads(Seed, season, workspace.Calendar).All().Where((_, place) => place % OneIn == 0).ToList();
        var values = new DimensionValues(database);
        await values.LearnAsync([.. leads.SelectMany(ValuesOf).Distinct()], cancel);
        foreach (var chunk in leads.Chunk(ChunkLeads)) await WriteAsync(chunk, workspace, values, cancel);
        await WriteBudgetsAsync(season, workspace, values, cancel);

        progress?.Invoke("Counting", 0.25);
        await new DirtyFold(database, workspace).RunAsync(cancel);
        for (var night = 0; night < Nights; night++)
        {
            var day = season.Days.End.AddDays(night - Nights);
            progress?.Invoke($"Snapshot of {day:yyyy-MM-dd}", 0.5 + 0.5 * night / Nights);
            var after = new NightClock(due(workspace, day).AddSeconds(1));
            var outcome = await new NightlySnapshot(database, after, due).RunAsync(day, Data.Jobs.JobTrigger.Schedule, cancel);
            if (outcome.Error is { } error) throw new InvalidOperationException(outcome.ToString(), error);
        }

        return leads.Count;
    }

    private static IEnumerable<(Dimension, string)> ValuesOf(DemoLead lead) =>
        lead.Moves.SelectMany(m => new (Dimension, string?)[]
            {
                (Dimension.Campaign, m.Campaign), (Dimension.Action, m.Action), (Dimension.Actor, m.Actor), (Dimension.Reason, m.Reason),
            })
            .Where(v => v.Item2 is not null)
            .Select(v => (v.Item1, v.Item2!))
            .Concat([(Dimension.Channel, lead.Channel), (Dimension.Persona, lead.Persona), (Dimension.Origin, lead.Origin), (Dimension.Campaign, lead.Campaign)]);

    private async Task WriteAsync(DemoLead[] leads, Workspace workspace, DimensionValues values, CancellationToken cancel)
    {
        var lines = leads.Select(l => LineOf(l, values)).ToList();
        var moves = leads.SelectMany((l, place) => l.Moves.Select(m => LineOf(m, place, workspace, values))).ToList();
        await database.LogAsync(
            async transaction =>
            {
                var firstLead = await IdBlocks.TakeAsync(transaction, IdBlocks.Lead, lines.Count, cancel);
                var firstMove = await IdBlocks.TakeAsync(transaction, IdBlocks.Transition, moves.Count, cancel);
                var batch = await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, cancel);
                await Batches.AddAsync(transaction, batch, BatchKind.Import, null, database.ToParameter(Now()), cancel);
                return await database.Log.WriteAsync(transaction, new LogBatch(batch, Source, lines, moves, firstLead, firstMove), cancel);
            },
            cancel);
    }

    private async Task WriteBudgetsAsync(DemoSeason season, Workspace workspace, DimensionValues values, CancellationToken cancel)
    {
        var amounts = DemoBudgets.All(Seed, season).ToDictionary(
            b => new SpendLine(true, b.Month, b.Category, b.Channel is null ? 0 : values.IdOf(Dimension.Channel, b.Channel), 0),
            b => b.AmountMajor * workspace.Currency.MinorPerMajor);
        await database.WriteAsync(transaction => new SpendWriter(database).WriteAsync(transaction, amounts, Now(), cancel), cancel);
    }

    private static LeadLine LineOf(DemoLead lead, DimensionValues values) => new(lead.ExternalId)
    {
        CreatedAt = Instant.FromUnixSeconds(lead.Moves[0].Second),
        Email = lead.Email,
        Name = lead.Name,
        Company = lead.Company,
        Country = lead.Country,
        Score = lead.Score,
        ChannelId = values.IdOf(Dimension.Channel, lead.Channel),
        PersonaId = values.IdOf(Dimension.Persona, lead.Persona),
        OriginId = values.IdOf(Dimension.Origin, lead.Origin),
        CampaignId = values.IdOf(Dimension.Campaign, lead.Campaign),
    };

    private static TransitionLine LineOf(DemoMove move, int lead, Workspace workspace, DimensionValues values) =>
        new(lead, workspace.Funnel.Find(move.Stage)!.Id, Instant.FromUnixSeconds(move.Second))
        {
            CampaignId = Id(Dimension.Campaign, move.Campaign, values),
            ActionId = Id(Dimension.Action, move.Action, values),
            ActorId = Id(Dimension.Actor, move.Actor, values),
            ReasonId = Id(Dimension.Reason, move.Reason, values),
            AmountMinor = move.AmountMajor * workspace.Currency.MinorPerMajor,
        };

    private static int Id(Dimension dimension, string? key, DimensionValues values) => key is null ? 0 : values.IdOf(dimension, key);

    private Instant Now() => Instant.FromUtc(clock.GetUtcNow().UtcDateTime);

    /// <summary>A clock that stands at one instant; its timers are the system's.</summary>
    private sealed class NightClock(Instant now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now.ToUtc());
    }
}
