using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Tests.Fold;

/// <summary>Random histories of a few leads, cut into arrivals: what one import brings of one lead.</summary>
internal static class Arrivals
{
    private static readonly Instant Start = Instant.FromUtc(new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    /// <summary>One arrival: a lead, perhaps its channel and persona, perhaps a move.</summary>
    public sealed record Arrival(int Lead, int? ChannelId, int? PersonaId, short StageId, int HalfDay, int Sequence);

    /// <summary>Arrivals in an order, with the places at which the rollups are folded in between.</summary>
    public sealed record World(IReadOnlyList<Arrival> Arrivals, IReadOnlyList<int> BatchSizes);

    public static Gen<World> Worlds { get; } =
        from arrivals in OneArrival.ListOf(40)
        from sizes in Gen.Choose(1, 9).ListOf(10)
        select new World([.. arrivals], [.. sizes]);

    private static Gen<Arrival> OneArrival =>
        from lead in Gen.Choose(0, 6)
        from channel in Gen.Choose(-3, 12)
        from persona in Gen.Choose(-6, 21)
        from stage in Gen.Choose(1, 8)
        from halfDay in Gen.Choose(0, 160)
        from sequence in Gen.Choose(0, 1)
        select new Arrival(lead, channel < 10 ? null : channel, persona < 20 ? null : persona, (short)stage, halfDay, sequence);

    /// <summary>The arrivals as one batch for the log.</summary>
    public static LogBatch Batch(IReadOnlyList<Arrival> arrivals, long batch, long firstId) => new(
        batch,
        "test",
        [.. arrivals.GroupBy(a => a.Lead).Select(LineOf)],
        [.. arrivals.Select(a => new TransitionLine(arrivals.Select(x => x.Lead).Distinct().ToList().IndexOf(a.Lead), a.StageId, Start.AddSeconds(a.HalfDay * 43_200L)) { Sequence = a.Sequence })],
        firstId,
        firstId);

    private static LeadLine LineOf(IGrouping<int, Arrival> lead) => new($"lead-{lead.Key}")
    {
        ChannelId = lead.Select(a => a.ChannelId).LastOrDefault(id => id is not null),
        PersonaId = lead.Select(a => a.PersonaId).LastOrDefault(id => id is not null),
    };
}
