using FsCheck;
using FsCheck.Fluent;

namespace FunnelReports.Jobs.Tests.Corrections;

/// <summary>What may happen to a ledger, one step at a time. Numbers choose among what is there when the step is taken.</summary>
internal abstract record Step
{
    /// <summary>A row of a file.</summary>
    public sealed record Row(int Key, int? Channel, int? Persona, short Stage, int HalfDay, int Sequence, int? Event);

    public sealed record Import(IReadOnlyList<Row> Rows) : Step;

    /// <summary>A file that was imported before comes again.</summary>
    public sealed record Resend(int Which) : Step;

    public sealed record Void(int Which) : Step;

    public sealed record Merge(int Loser, int Winner) : Step;

    public sealed record Erase(int Which, bool WithCounts) : Step;

    public sealed record Fold : Step;

    /// <summary>How many external ids there are.</summary>
    public const int Keys = 10;

    public static Gen<IReadOnlyList<Step>> Sequences { get; } = Any.ListOf(70).Select(steps => (IReadOnlyList<Step>)[.. steps]);

    private static Gen<Step> Any => Gen.Frequency(
        (8, OneRow.ListOf().Where(r => r.Count > 0).Resize(6).Select(rows => (Step)new Import([.. rows]))),
        (3, Gen.Choose(0, 99).Select(which => (Step)new Resend(which))),
        (4, Gen.Choose(0, 999).Select(which => (Step)new Void(which))),
        (2, from loser in Gen.Choose(0, 99) from winner in Gen.Choose(0, 99) select (Step)new Merge(loser, winner)),
        (1, from lead in Gen.Choose(0, 99) from counts in Gen.Elements(true, false) select (Step)new Erase(lead, counts)),
        (4, Gen.Constant((Step)new Fold())));

    // Days come late and out of order, the same move comes again, attributes change, and some moves carry the id of an event.
    private static Gen<Row> OneRow =>
        from key in Gen.Choose(0, Keys - 1)
        from channel in Gen.Choose(-6, 12)
        from persona in Gen.Choose(-6, 21)
        from stage in Gen.Choose(1, 8)
        from halfDay in Gen.Choose(0, 40)
        from sequence in Gen.Choose(0, 1)
        from named in Gen.Choose(-12, 5)
        select new Row(key, channel < 10 ? null : channel, persona < 20 ? null : persona, (short)stage, halfDay, sequence, named < 0 ? null : named);
}
