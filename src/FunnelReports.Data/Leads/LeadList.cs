using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Rollups;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Leads;

/// <summary>
/// The leads behind a number. The database chooses the leads that can matter; whether they do follows from the same histories as the rollups, so the list is as
/// long as the number says.
/// </summary>
public sealed class LeadList(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock)
{
    private const int NamedAtOnce = 1_000;

    /// <summary>About how many lines of a whole list are in memory at once.</summary>
    public int MostAtOnce { get; init; } = 20_000;

    /// <summary>One page of the list and its whole length.</summary>
    /// <param name="request">Period, segment, as-of day and stage, as for the reports.</param>
    /// <param name="asked">Which leads.</param>
    /// <param name="skip">Lines to leave out.</param>
    /// <param name="take">Lines to give.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public async Task<ListedLeads> ReadAsync(ReportRequest request, LeadsAsked asked, long skip, int take, CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var questions = new ReportQuestions(workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        return await database.ReadAsync(
            async transaction =>
            {
                var question = await questions.UnderstandAsync(transaction, request, cancel);
                var behind = await LeadsReading.ReadAsync(transaction, question, asked, cancel);
                var rule = await RuleAsync(transaction, question, behind, cancel);
                var now = await StockNow.ReadAsync(database, transaction, question, behind, rule.Moment, skip, take, cancel);
                var stays = new NewestStays(skip + take);
                if (now is null) await FindAsync(transaction, question, behind, rule, null, stays, cancel);
                else await new LeadLogReader(database).ReadAsync(transaction, now.Leads, Visit(question, behind, rule, null, stays), cancel);
                var shown = now is null ? stays.Sorted().Skip((int)Math.Min(skip, int.MaxValue)) : stays.Sorted();
                return new ListedLeads(behind, now?.Total ?? stays.Total, await NamedAsync(workspace, [.. shown], cancel));
            },
            cancel);
    }

    /// <summary>
    /// The whole list as of one moment, newest first. It is read part of the time by part, as lines are taken, and lines get their names a thousand at a time, so that
    /// a list of any length can be written row by row.
    /// </summary>
    /// <param name="request">Period, segment, as-of day and stage, as for the reports.</param>
    /// <param name="asked">Which leads.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public async IAsyncEnumerable<ListedLead> AllAsync(ReportRequest request, LeadsAsked asked, [EnumeratorCancellation] CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var questions = new ReportQuestions(workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = await database.BeginReadAsync(db.Database.GetDbConnection(), cancel);
        var question = await questions.UnderstandAsync(transaction, request, cancel);
        var behind = await LeadsReading.ReadAsync(transaction, question, asked, cancel);
        var rule = await RuleAsync(transaction, question, behind, cancel);
        var (from, to) = await TimeAsync(transaction, question, behind, rule.Moment, cancel);
        var parts = new QuietTimes(database, transaction, from, to) { MostMoves = MostAtOnce };
        while (await parts.NextAsync(cancel) is { } part)
        {
            var stays = new NewestStays(long.MaxValue);
            await FindAsync(transaction, question, behind, rule, part, stays, cancel);
            foreach (var some in stays.Sorted().Chunk(NamedAtOnce))
            {
                foreach (var line in await NamedAsync(workspace, some, cancel)) yield return line;
            }
        }
    }

    // The time of the moves that lines are ordered by: those of the period, but whoever was in a stage may have come in long before.
    private async Task<(Instant From, Instant To)> TimeAsync(DbTransaction transaction, ReportQuestion question, LeadsBehind asked, Instant moment, CancellationToken cancel)
    {
        if (asked.Kind is not (LeadsKind.AtStart or LeadsKind.AtEnd)) return question.Workspace.Calendar.InstantsOf(question.Days);
        await using var command = transaction.Command("SELECT MIN(t.occurred_at) FROM transition t");
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) && !row.IsDBNull(0) ? (database.ReadInstant(row, 0), moment) : (moment, moment);
    }

    private Task FindAsync(
        DbTransaction transaction, ReportQuestion question, LeadsBehind asked, LeadRule rule, (Instant From, Instant To)? part, NewestStays stays, CancellationToken cancel) =>
        new LeadLogReader(database).ReadWhereAsync(
            transaction, $"{Condition(question, asked, rule.Moment, part)} AND {SegmentSql.Of(question.Segment.Filter)}", _ => { }, Visit(question, asked, rule, part, stays), cancel);

    // Adds the stays of a lead that count and, with a part of the time, are in the list by a move in it.
    private static Action<LeadLog> Visit(ReportQuestion question, LeadsBehind asked, LeadRule rule, (Instant From, Instant To)? part, NewestStays stays)
    {
        var change = new LeadChange(question.Workspace, question.IsPast ? question.Workspace.Calendar.StartOf(question.AsOf.AddDays(1)) : null);
        return lead =>
        {
            if (lead.Folded is null) return;
            var moves = change.HeldMoves(lead);
            for (var i = 0; i < moves.Length; i++)
            {
                if (!rule.Holds(moves, i, out var days)) continue;
                var left = i + 1 < moves.Length;
                var stay = new Stay(
                    lead.LeadId, moves[i].StageId, moves[i].OccurredAt, i > 0 ? moves[i - 1].StageId : null,
                    left ? moves[i + 1].OccurredAt : null, left ? moves[i + 1].StageId : null, days);
                if (asked.Kind == LeadsKind.Left) stay = stay with { When = stay.Left!.Value };
                if (part is null || (part.Value.From <= stay.When && stay.When < part.Value.To)) stays.Add(stay);
            }
        };
    }

    // Every lead that can have such a stay, and as few others as an index can tell.
    private string Condition(ReportQuestion question, LeadsBehind asked, Instant moment, (Instant From, Instant To)? part)
    {
        var (from, to) = part ?? question.Workspace.Calendar.InstantsOf(question.Days);
        switch (asked.Kind)
        {
            case LeadsKind.AtStart or LeadsKind.AtEnd:
                // Whoever was there then is there now, or has moved since.
                var there = string.Create(
                    CultureInfo.InvariantCulture,
                    $"l.lead_id IN (SELECT s.lead_id FROM lead s WHERE s.stage_id = {asked.Stage!.Id} UNION SELECT m.lead_id FROM transition m WHERE m.occurred_at >= {database.Literal(moment)})");
                return part is null ? there : $"{there} AND {SegmentSql.MovedBetween(database, from, to, asked.Stage.Id)}";
            case LeadsKind.Paid:
                var end = question.Workspace.Calendar.StartOf(question.AsOf.AddDays(1));
                var sale = string.Create(CultureInfo.InvariantCulture, $"t.stage_id = {asked.Stage!.Id} AND t.occurred_at < {database.Literal(end)} AND t.amount_minor IS NOT NULL");
                return $"{SegmentSql.MovedBetween(database, from, to)} AND l.lead_id IN (SELECT t.lead_id FROM transition t WHERE {sale} AND {LogScan.FoldedSql("t")})";
            case LeadsKind.Left when asked.Next is { } next:
                return SegmentSql.MovedBetween(database, from, to, next.Id);
            case LeadsKind.Left or LeadsKind.Moved or LeadsKind.New or LeadsKind.Became:
                return SegmentSql.MovedBetween(database, from, to);
            default:
                return SegmentSql.MovedBetween(database, from, to, asked.Stage!.Id);
        }
    }

    private async Task<LeadRule> RuleAsync(DbTransaction transaction, ReportQuestion question, LeadsBehind asked, CancellationToken cancel) => new(question, asked)
    {
        ForReason = await ForReasonAsync(transaction, question, asked, cancel),
        NotCausedBy = asked.Others
            ? await ConversionsAnswer.ListedAsync(question, new ReportSources(database, transaction, question), asked.Stage!, asked.Kind == LeadsKind.Entered, cancel)
            : null,
    };

    // A reason is not needed to tell what a lead did, so its history does not know it.
    private async Task<IReadOnlySet<long>?> ForReasonAsync(DbTransaction transaction, ReportQuestion question, LeadsBehind asked, CancellationToken cancel)
    {
        if (asked.Reason is not { } reason) return null;
        var (from, to) = question.Workspace.Calendar.InstantsOf(question.Days);
        await using var command = transaction.Command(
            $"SELECT t.transition_id FROM transition t WHERE t.reason_id = @reason AND t.occurred_at >= {database.Literal(from)} AND t.occurred_at < {database.Literal(to)}").With("@reason", reason.Id);
        var moves = new HashSet<long>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) moves.Add(row.GetInt64(0));
        return moves;
    }

    private async Task<IReadOnlyList<ListedLead>> NamedAsync(Workspace workspace, IReadOnlyCollection<Stay> stays, CancellationToken cancel)
    {
        var names = await LeadNames.ReadAsync(database, [.. stays.Select(s => s.LeadId).Distinct()], cancel);
        return
        [
            .. stays.Select(s => new ListedLead(
                s.LeadId, workspace.Funnel[s.StageId], s.Entered, s.From is { } from ? workspace.Funnel[from] : null, s.Left, s.To is { } to ? workspace.Funnel[to] : null,
                s.Days ?? (s.Left is { } left ? Velocity.MeanOf(left.SecondsSince(s.Entered), 1) : null), names[s.LeadId])),
        ];
    }
}
