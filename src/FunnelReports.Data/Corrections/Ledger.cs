using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Data.Imports;

namespace FunnelReports.Data.Corrections;

/// <summary>
/// Corrects the log, which itself is never rewritten: wrong moves are voided, two leads that are one are merged, a person's data are erased. Each is one
/// transaction with a batch of its own, an entry for each lead in the ledger, and an audit row; no import runs beside it. The rollups follow with the next fold.
/// </summary>
public sealed class Ledger(FunnelDatabase database, TimeProvider clock)
{
    private const int LongestReason = 1000;

    /// <summary>Voids moves of a lead that were wrong: they stop counting, stay in its history, and no import brings them back.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="moves">The transitions; all of them are voided or none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops the work; nothing is changed.</param>
    /// <exception cref="MistakeException">There is no such lead or move, or a move is voided already.</exception>
    public Task<Correction> VoidAsync(string actor, long lead, IReadOnlyCollection<long> moves, string reason, CancellationToken cancel) =>
        RunAsync(
            new Author(actor, reason),
            async writing =>
            {
                var voided = await new Voiding(database, writing).RunAsync(lead, moves, cancel);
                await writing.EnterAsync(lead, null, voided, cancel);
                await writing.AuditAsync("lead.void", lead, $"moves: {voided}", cancel);
                return new Correction(writing.Batch, BatchKind.Void, lead, null, voided, 0);
            },
            BatchKind.Void,
            cancel);

    /// <summary>
    /// Gives one lead the history of another: what still counts of the loser is voided there and added to the winner, unless the winner holds it; what the
    /// winner does not know of itself it takes from the loser; and the loser's external ids lead to the winner from now on.
    /// </summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="loser">The lead that gives its history away.</param>
    /// <param name="winner">The lead that keeps both.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops the work; nothing is changed.</param>
    /// <exception cref="MistakeException">They are the same, one of them is not there, was merged before, or is erased.</exception>
    public Task<Correction> MergeAsync(string actor, long loser, long winner, string reason, CancellationToken cancel) =>
        RunAsync(
            new Author(actor, reason),
            async writing =>
            {
                var (voided, added) = await new Merging(writing).RunAsync(loser, winner, cancel);
                await writing.EnterAsync(loser, winner, voided, cancel);
                await writing.EnterAsync(winner, loser, added, cancel);
                await writing.AuditAsync("lead.merge", loser, $"into lead {winner}", cancel);
                return new Correction(writing.Batch, BatchKind.Merge, winner, loser, voided, added);
            },
            BatchKind.Merge,
            cancel);

    /// <summary>
    /// Erases what is known of the person behind a lead and of the leads merged into it: e-mail, name, company, country, owner, tags, score, and the ids of
    /// events; its external ids become pseudonyms, by which imports know to pass it over. It goes on counting, unless its counts are erased too.
    /// </summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="withCounts">True when its moves shall stop counting.</param>
    /// <param name="reason">Why; it is kept, so it should not name the person.</param>
    /// <param name="cancel">Stops the work; nothing is changed.</param>
    /// <exception cref="MistakeException">There is no such lead, it was merged into another one, or it is erased already.</exception>
    public Task<Correction> EraseAsync(string actor, long lead, bool withCounts, string reason, CancellationToken cancel) =>
        RunAsync(
            new Author(actor, reason),
            async writing =>
            {
                var voided = await new Erasing(writing).RunAsync(lead, withCounts, cancel);
                await writing.EnterAsync(lead, null, voided, cancel);
                await writing.AuditAsync("lead.erase", lead, withCounts ? $"with its counts, moves: {voided}" : "its counts stay", cancel);
                return new Correction(writing.Batch, BatchKind.Erase, lead, null, voided, 0);
            },
            BatchKind.Erase,
            cancel);

    private Task<Correction> RunAsync(Author author, Func<CorrectionWriting, Task<Correction>> work, BatchKind kind, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(author.Reason)) throw new MistakeException("A correction needs a reason. Say why, for those who ask later.");
        if (author.Reason.Length > LongestReason)
            throw new MistakeException($"The reason has {author.Reason.Length} characters. Say it in at most {LongestReason}.");
        return database.CorrectAsync(
            async transaction => await work(await BeginAsync(transaction, author, kind, cancel)),
            cancel);
    }

    private async Task<CorrectionWriting> BeginAsync(DbTransaction transaction, Author author, BatchKind kind, CancellationToken cancel)
    {
        var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
        var batch = await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, cancel);
        await Batches.AddAsync(transaction, batch, kind, null, database.ToParameter(now), cancel);
        return new CorrectionWriting(transaction, batch, kind, database.ToParameter(now), author with { Reason = author.Reason.Trim() });
    }
}
