using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>Makes worlds up: the same for a kind and a seed on every run.</summary>
internal static class RandomWorlds
{
    // In São Paulo midnight of 4 November does not exist, and 17 February is an hour longer.
    private static readonly (string Zone, DateTime Change)[] ClockChanges =
    [
        ("Europe/Berlin", Utc(2018, 3, 25, 1)), ("America/Sao_Paulo", Utc(2018, 11, 4, 3)), ("Europe/Berlin", Utc(2018, 10, 28, 1)), ("America/Sao_Paulo", Utc(2018, 2, 18, 2)),
    ];

    private static readonly string?[] Channels = ["Paid", "Organic", "Referral", null];
    private static readonly string?[] Campaigns = ["Summer", "Winter", null];

    /// <summary>The worlds that every law is held to. <c>FUNNELREPORTS_LAW_SEED=n</c> takes others: those of the seeds from n on.</summary>
    public static IReadOnlyList<(WorldKind Kind, int Seed)> All { get; } =
    [
        (WorldKind.Empty, First), (WorldKind.OneLead, First), (WorldKind.OneDay, First + 1), (WorldKind.ClockChange, First),
        (WorldKind.ClockChange, First + 1), (WorldKind.ClockChange, First + 2), (WorldKind.ClockChange, First + 3), (WorldKind.Quarter, First), (WorldKind.Quarter, First + 1),
        (WorldKind.WeeksFromSunday, First),
    ];

    /// <summary>Those in which both databases are compared to the byte.</summary>
    public static IReadOnlyList<(WorldKind Kind, int Seed)> OfEachKind { get; } =
    [
        (WorldKind.Empty, First), (WorldKind.OneLead, First), (WorldKind.OneDay, First + 1), (WorldKind.ClockChange, First), (WorldKind.Quarter, First + 1),
        (WorldKind.WeeksFromSunday, First),
    ];

    /// <summary>The seed of the first world of each kind.</summary>
    public static int First => int.Parse(Environment.GetEnvironmentVariable("FUNNELREPORTS_LAW_SEED") ?? "0", CultureInfo.InvariantCulture);

    public static RandomWorld Of(WorldKind kind, int seed)
    {
        var (zone, change) = ClockChanges[seed % (kind == WorldKind.OneDay ? 3 : ClockChanges.Length)];
        var world = new RandomWorld(kind, seed, zone, change, [], [], []);
        var leads = Leads(world).Sample(1, new Rnd((ulong)seed + 20180301, 17), 60).Single();
        var spend = Spend(world).Sample(1, new Rnd((ulong)seed + 20180302, 17), 12).Single().DistinctBy(s => (s.Day, s.IsActual, s.Channel, s.Campaign)).ToList();
        return kind switch
        {
            WorldKind.Empty => world,
            WorldKind.OneLead => world with { Folded = [leads[0] with { Moves = [leads[0].Moves[0]] }], Spend = spend },
            WorldKind.OneDay => world with { Folded = leads, Spend = spend },
            _ => world with { Folded = leads.Take(52).ToList(), Late = [.. leads.Skip(50).Select(Elsewhere)], Spend = spend },
        };
    }

    // Two of the late leads are known already: they have more moves now, and another channel.
    private static RandomLead Elsewhere(RandomLead lead, int i) => i < 2 ? lead with { Channel = "Referral", Moves = [.. lead.Moves.Select(m => m with { At = m.At.AddHours(7) })] } : lead;

    private static Gen<List<RandomLead>> Leads(RandomWorld world) =>
        from leads in Lead(world).ListOf(60)
        select leads.Select((lead, i) => lead with { Id = $"lead-{i}" }).ToList();

    private static Gen<RandomLead> Lead(RandomWorld world) =>
        from channel in Gen.Elements(Channels)
        from persona in Gen.Elements("Builder", "Buyer", null)
        from origin in Gen.Elements("Web", null)
        from campaign in Gen.Elements(Campaigns)
        from count in Gen.Choose(1, 8)
        from moves in Move(world).ListOf(count)
        let distinct = moves.DistinctBy(m => (m.Stage, m.At)).ToList()
        select world.Kind == WorldKind.OneSegment
            ? new RandomLead("", "Paid", "Buyer", "Web", "Summer", distinct)
            : new RandomLead("", channel, persona, origin, campaign, distinct);

    private static Gen<RandomMove> Move(RandomWorld world) =>
        from stage in Gen.Elements("lead", "mql", "mql", "mql", "sql", "sql", "opportunity", "customer", "customer", "rejected", "rejected", "recycled", "lost")
        from at in At(world)
        from place in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Constant(1)))
        from campaign in Gen.Elements("Spring", "Summer", null)
        from action in Gen.Elements("Form", "Call", null)
        from reason in Gen.Elements("Budget", "Timing", null)
        from euros in Gen.Choose(-200, 900)
        select new RandomMove(
            stage, at, place, campaign, action, stage == "rejected" ? reason : null, stage == "customer" && euros > 0 ? euros + 0.25m : null);

    private static Gen<DateTime> At(RandomWorld world) => world.Kind switch
    {
        WorldKind.OneDay => Gen.Choose(0, 80).Select(quarter => world.Change.AddMinutes(15 * quarter)),
        WorldKind.ClockChange => Gen.Choose(-192, 192).Select(quarter => world.Change.AddMinutes(15 * quarter)),
        // Half days, so that two moves of a lead can fall on one instant and on one day; and any minute.
        _ => Gen.OneOf(Gen.Choose(0, 2 * 128).Select(half => 720 * half), Gen.Choose(0, 128 * 1440)).Select(minute => At(world.QuarterStart.AddMonths(-1)).AddMinutes(minute)),
    };

    private static Gen<List<RandomSpend>> Spend(RandomWorld world) =>
        from spend in OneSpend(world).ListOf(16)
        select spend.ToList();

    private static Gen<RandomSpend> OneSpend(RandomWorld world) =>
        from isActual in Gen.Elements(true, false)
        from day in Gen.Choose(0, 120)
        from channel in Gen.Elements(Channels)
        from campaign in Gen.Elements(Campaigns)
        from cents in Gen.Choose(1, 200_000)
        let date = world.QuarterStart.AddMonths(-1).AddDays(day)
        select new RandomSpend(
            isActual ? date : new DateOnly(date.Year, date.Month, 1), isActual,
            world.Kind == WorldKind.OneSegment ? "Paid" : channel, world.Kind == WorldKind.OneSegment ? "Summer" : campaign, cents / 100m);

    private static DateTime At(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
