using System.Globalization;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>The reasons of the rejections of a period: read lead by lead, as what a lead moved from follows from its history alone.</summary>
internal static class RejectionReasons
{
    private const int Chunk = 10_000;

    /// <summary>The reasons with their rejections, most first; null stands for those without one.</summary>
    public static async Task<IReadOnlyList<(string? Reason, long N)>> ReadAsync(
        ReportQuestion question, ReportSources sources, short from, short rejected, CancellationToken cancel)
    {
        var (start, end) = question.Workspace.Calendar.InstantsOf(question.Days);
        var change = new LeadChange(question.Workspace);
        var moves = new HashSet<long>();
        var leads = new List<long>();
        await new LeadLogReader(sources.Database).ReadWhereAsync(
            sources.Transaction,
            string.Create(CultureInfo.InvariantCulture, $"{SegmentSql.MovedBetween(sources.Database, start, end, rejected)} AND {SegmentSql.Of(question.Segment.Filter)}"),
            _ => { },
            lead =>
            {
                if (lead.Folded is null) return;
                var held = change.HeldMoves(lead);
                for (var i = 1; i < held.Length; i++)
                {
                    if (held[i].StageId != rejected || held[i - 1].StageId != from || held[i].OccurredAt < start || held[i].OccurredAt >= end) continue;
                    moves.Add(held[i].Record);
                    if (leads.Count == 0 || leads[^1] != lead.LeadId) leads.Add(lead.LeadId);
                }
            },
            cancel);

        var counts = new Dictionary<int, long>();
        foreach (var chunk in leads.Chunk(Chunk))
        {
            await using var command = sources.Transaction.Command(
                $"SELECT t.transition_id, t.reason_id FROM transition t WHERE {sources.Database.IsAnyOf("t.lead_id", "@leads")} AND t.stage_id = @stage").With("@stage", rejected);
            sources.Database.AddIds(command, "@leads", chunk);
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                if (moves.Contains(row.GetInt64(0))) counts[row.GetInt32(1)] = counts.GetValueOrDefault(row.GetInt32(1)) + 1;
            }
        }

        var names = await DimensionNames.ReadAsync(sources.Transaction, counts.Keys.ToHashSet(), cancel);
        return [.. counts.Select(c => (Reason: names.GetValueOrDefault(c.Key), N: c.Value)).OrderByDescending(r => r.N).ThenBy(r => r.Reason, StringComparer.Ordinal)];
    }
}
