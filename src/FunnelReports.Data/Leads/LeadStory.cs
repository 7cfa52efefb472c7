using FunnelReports.Core;

namespace FunnelReports.Data.Leads;

/// <summary>Everything that is known of one lead.</summary>
/// <param name="LeadId">Its number in this program.</param>
/// <param name="Keys">Its ids in the systems it came from, as <c>source:id</c>; pseudonyms once it is erased, none once it was merged into another.</param>
/// <param name="Person">Who it is: personal data, only for those who may see leads.</param>
/// <param name="Sources">Where it came from.</param>
/// <param name="Moves">Its moves in the order of its history, those that no longer count among them.</param>
/// <param name="Corrections">What was done to it by hand, oldest first.</param>
/// <param name="MergedInto">The lead that has its history now, null while it has one of its own.</param>
/// <param name="MergedFrom">The leads whose history it has.</param>
/// <param name="ErasedAt">When its personal data were erased, null while it has them.</param>
public sealed record LeadStory(
    long LeadId,
    IReadOnlyList<string> Keys,
    LeadPerson Person,
    LeadSources Sources,
    IReadOnlyList<LeadMove> Moves,
    IReadOnlyList<LeadCorrection> Corrections,
    long? MergedInto,
    IReadOnlyList<long> MergedFrom,
    Instant? ErasedAt)
{
    private const double Day = 86_400;

    /// <summary>The move that brought it where it is; null when none counts.</summary>
    public LeadMove? Latest => Moves.LastOrDefault(m => m.Counts);

    /// <summary>How long it stayed where a move brought it: until the next one that counts, or until now.</summary>
    /// <param name="move">One of its <see cref="Moves"/>.</param>
    /// <param name="now">When it is read.</param>
    /// <returns>Days of 86,400 s, 0 or more; null for a move that does not count.</returns>
    public double? DaysAfter(LeadMove move, Instant now)
    {
        ArgumentNullException.ThrowIfNull(move);
        if (!move.Counts) return null;
        var next = Moves.SkipWhile(m => m != move).Skip(1).FirstOrDefault(m => m.Counts)?.OccurredAt ?? now;
        return Math.Max(0, next.SecondsSince(move.OccurredAt) / Day);
    }
}
