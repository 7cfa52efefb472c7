using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Core.Tests.Transitions;

public class LeadHistoryTests
{
    private const short Lead = 1, Mql = 2, Sql = 3, Customer = 5;

    private static readonly Funnel Funnel = Funnel.Default;

    [Fact]
    public void Moves_are_ordered_by_when_they_happened_whatever_the_order_of_arrival() =>
        Assert.Equal([Lead, Mql, Sql], StagesOf(At(3, Sql), At(1, Lead), At(2, Mql)));

    [Fact]
    public void Entering_the_stage_one_is_already_in_is_not_a_move() =>
        Assert.Equal([1L, 3L], TimesOf(At(1, Mql), At(2, Mql), At(3, Sql), At(4, Sql)));

    [Fact]
    public void Coming_back_to_a_stage_is_a_move() =>
        Assert.Equal([Mql, Lead, Mql], StagesOf(At(1, Mql), At(2, Lead), At(3, Mql)));

    [Fact]
    public void At_one_instant_the_sequence_decides_before_the_order_of_stages() =>
        Assert.Equal([Sql, Mql], StagesOf(At(1, Mql) with { Sequence = 2 }, At(1, Sql) with { Sequence = 1 }));

    [Fact]
    public void At_one_instant_without_a_sequence_the_order_of_stages_decides() =>
        Assert.Equal([Lead, Mql, Customer], StagesOf(At(1, Customer), At(1, Lead), At(1, Mql)));

    [Fact]
    public void Nothing_gives_no_moves() => Assert.Empty(StagesOf());

    [Fact]
    public void Any_order_of_arrival_gives_the_same_moves()
    {
        var transitions = Gen.Zip(Gen.Choose(1, 8), Gen.Choose(0, 5)).ListOf()
            .Select(list => list.DistinctBy(p => p).Select((p, i) => At(p.Item2, (short)p.Item1) with { Record = i }).ToList());
        var shuffled = transitions.SelectMany(list => Gen.Shuffle(list.ToArray()).Select(other => (list, other)));
        Prop.ForAll(shuffled.ToArbitrary(), pair => Moves(pair.list).SequenceEqual(Moves(pair.other))).QuickCheckThrowOnFailure();
    }

    private static Transition At(long second, short stage) => new(stage, Instant.FromUnixSeconds(second));

    private static short[] StagesOf(params Transition[] transitions) => [.. Moves(transitions).Select(m => m.StageId)];

    private static long[] TimesOf(params Transition[] transitions) => [.. Moves(transitions).Select(m => m.OccurredAt.Micros / Instant.MicrosPerSecond)];

    private static Transition[] Moves(IEnumerable<Transition> transitions) => LeadHistory.Of(Funnel, transitions).Moves.ToArray();
}
