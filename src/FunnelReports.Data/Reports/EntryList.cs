using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>
/// The leads behind a count of entries: who entered a stage in a period, newest first. It follows the same histories as the rollups, so the list is as
/// long as the number says.
/// </summary>
public sealed class EntryList(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock)
{
    /// <summary>One page of the list and its whole length.</summary>
    /// <param name="request">Period, segment, as-of day and stage, as for the reports.</param>
    /// <param name="skip">Entries to leave out.</param>
    /// <param name="take">Entries to give.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="first">Only leads that entered for the first time: those that a cost counts.</param>
    /// <exception cref="MistakeException">The request names something that is not there.</exception>
    public async Task<EntryPage> ReadAsync(ReportRequest request, long skip, int take, CancellationToken cancel, bool first = false)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var questions = new ReportQuestions(workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        return await database.ReadAsync(
            async transaction =>
            {
                var question = await questions.UnderstandAsync(transaction, request, cancel);
                var stage = question.StageOr(StageRole.Mql);
                var entries = await EntriesAsync(transaction, question, stage, first, cancel);
                entries.Sort((a, b) => a.At != b.At ? b.At.CompareTo(a.At) : a.LeadId.CompareTo(b.LeadId));
                var shown = entries.Skip((int)Math.Min(skip, int.MaxValue)).Take(take).ToList();
                return new EntryPage(stage, entries.Count, await NamedAsync(workspace, shown, cancel));
            },
            cancel);
    }

    private async Task<List<Entry>> EntriesAsync(DbTransaction transaction, ReportQuestion question, Stage stage, bool first, CancellationToken cancel)
    {
        var (from, to) = question.Workspace.Calendar.InstantsOf(question.Days);
        var until = question.IsPast ? question.Workspace.Calendar.StartOf(question.AsOf.AddDays(1)) : (Instant?)null;
        var change = new LeadChange(question.Workspace, until);
        var entries = new List<Entry>();
        await new LeadLogReader(database).ReadWhereAsync(
            transaction,
            $"{SegmentSql.MovedBetween(database, from, to)} AND {SegmentSql.Of(question.Segment.Filter)}",
            _ => { },
            lead =>
            {
                if (lead.Folded is null) return;
                var moves = change.HeldMoves(lead);
                var entered = false;
                for (var i = 0; i < moves.Length; i++)
                {
                    if (moves[i].StageId != stage.Id || (first && entered)) continue;
                    entered = true;
                    if (moves[i].OccurredAt < from || moves[i].OccurredAt >= to) continue;
                    var left = i + 1 < moves.Length;
                    entries.Add(new Entry(lead.LeadId, moves[i].OccurredAt, left ? moves[i + 1].OccurredAt : null, left ? moves[i + 1].StageId : null));
                }
            },
            cancel);
        return entries;
    }

    private async Task<IReadOnlyList<EntryLine>> NamedAsync(Workspace workspace, List<Entry> entries, CancellationToken cancel)
    {
        var names = await LeadNames.ReadAsync(database, [.. entries.Select(e => e.LeadId).Distinct()], cancel);
        return
        [
            .. entries.Select(e =>
            {
                var lead = names[e.LeadId];
                return new EntryLine(
                    e.LeadId, lead.ExternalId, e.At, e.Left, e.To is { } to ? workspace.Funnel[to] : null,
                    lead.Name, lead.Company, lead.Email, lead.Channel, lead.Campaign)
                {
                    IsErased = lead.IsErased,
                };
            }),
        ];
    }

    private readonly record struct Entry(long LeadId, Instant At, Instant? Left, short? To);
}
