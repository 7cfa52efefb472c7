using FsCheck.Fluent;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

/// <summary>Sixty leads with random moves from December 2017 to March 2018, channels and personas (some without); always the same. Six are not folded.</summary>
internal static class MadeUpWorld
{
    private static readonly string[] Stages = ["lead", "mql", "sql", "opportunity", "customer", "rejected", "recycled", "lost"];
    private static readonly string?[] Channels = ["Paid", "Organic", "Referral", null];
    private static readonly string?[] Personas = ["Builder", "Buyer", null];
    private static readonly DateTime Start = new(2017, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task WriteAsync(TestDatabase test)
    {
        var world = new World(test);
        var leads = Leads.Sample(60, new FsCheck.Rnd(20180301, 17), 60).ToList();
        for (var i = 0; i < leads.Count; i++)
        {
            if (i == 54) await world.WriteAsync();
            world.Lead($"lead-{i}", leads[i].Channel, leads[i].Moves, leads[i].Persona);
        }

        await world.WriteAsync(fold: false);
    }

    private static FsCheck.Gen<(string? Channel, string? Persona, string[] Moves)> Leads =>
        from channel in Gen.Elements(Channels)
        from persona in Gen.Elements(Personas)
        from moves in Move.NonEmptyListOf()
        select (channel, persona, moves.Take(8).ToArray());

    // Half days, so that two moves of a lead can fall on one instant and on one day.
    private static FsCheck.Gen<string> Move =>
        from stage in Gen.Elements(Stages)
        from halfDay in Gen.Choose(0, 230)
        select $"{stage} {Start.AddHours(12 * halfDay):yyyy-MM-ddTHH:mm}";
}
