using FunnelReports.Core.Reports;
using FunnelReports.Data.Rollups;
using FunnelReports.Data.Snapshots;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the leads that changed published days, and tells what each of them changed. Cost follows the number of these leads.</summary>
internal static class RestatedShares
{
    // A lead was noted with its first changed day by the zone of that time, which can be two days off by the zone of today.
    private const int ZoneDays = 2;

    private const string Noted = "r.publication >= @publication AND r.since_day <= @last";

    /// <summary>Tells every share of the leads of the question's segment, lead by lead.</summary>
    public static async Task ReadAsync(
        ReportSources sources, ReportQuestion question, IReadOnlyList<PublishedDay> days, Action<RestatedShare> tell, CancellationToken cancel)
    {
        if (days.Count == 0) return;
        var first = days.Min(d => d.Number);
        var zoneDays = question.Workspace.DefinitionVersion > 1 ? ZoneDays : 0;
        var notes = await NotesAsync(sources, first, days[^1].Day.AddDays(zoneDays), cancel);
        var steps = new LeadSteps(question.Workspace, await LateBatchesAsync(sources, first, cancel));
        await new LeadLogReader(sources.Database).ReadWhereAsync(
            sources.Transaction,
            $"l.lead_id IN (SELECT r.lead_id FROM restated_lead r WHERE {Noted}) AND {SegmentSql.Of(question.Segment.Filter)}",
            command => command.With("@publication", first).With("@last", days[^1].Day.AddDays(zoneDays)),
            lead => steps.Visit(lead, days.Where(day => notes[lead.LeadId].Any(n => n.Publication >= day.Number && n.SinceDay <= day.Day.AddDays(zoneDays))), tell),
            cancel);
    }

    /// <summary>
    /// Tells the leads that may have come to the question's segment or left it since a day was published. Former channels, personas and origins are not
    /// kept, only that a lead changed from its first move on; so whoever moved is among these leads, and some of them may not have.
    /// </summary>
    public static async Task ReadMovedAsync(
        ReportSources sources, ReportQuestion question, PublishedDay day, Action<RestatedShare> tell, CancellationToken cancel)
    {
        if (question.Segment.IsAll || day.Version != question.Workspace.DefinitionVersion) return;
        var notes = await NotesAsync(sources, day.Number, day.Day, cancel);
        var steps = new LeadSteps(question.Workspace, await LateBatchesAsync(sources, day.Number, cancel));
        await new LeadLogReader(sources.Database).ReadWhereAsync(
            sources.Transaction,
            $"l.lead_id IN (SELECT r.lead_id FROM restated_lead r WHERE {Noted})",
            command => command.With("@publication", day.Number).With("@last", day.Day),
            lead => steps.VisitMoved(lead, notes[lead.LeadId].Min(n => n.SinceDay), day, question.Segment.Holds(lead.Folded), tell),
            cancel);
    }

    private static async Task<ILookup<long, (long Publication, DateOnly SinceDay)>> NotesAsync(
        ReportSources sources, long publication, DateOnly last, CancellationToken cancel)
    {
        await using var command = sources.Transaction.Command($"SELECT r.lead_id, r.publication, r.since_day FROM restated_lead r WHERE {Noted}");
        command.With("@publication", publication).With("@last", last);
        var notes = new List<(long Lead, long Publication, DateOnly SinceDay)>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) notes.Add((row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<DateOnly>(2)));
        return notes.ToLookup(n => n.Lead, n => (n.Publication, n.SinceDay));
    }

    private static async Task<IReadOnlyDictionary<long, LateBatch>> LateBatchesAsync(ReportSources sources, long publication, CancellationToken cancel)
    {
        await using var command = sources.Transaction.Command("SELECT id, kind, publication FROM batch WHERE publication IS NULL OR publication > @publication");
        command.With("@publication", publication);
        var batches = new Dictionary<long, LateBatch>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            batches.Add(row.GetInt64(0), new LateBatch((RestatementCause)row.GetInt16(1), row.IsDBNull(2) ? long.MaxValue : row.GetInt64(2)));
        return batches;
    }
}
