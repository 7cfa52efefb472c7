using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs.Books;

/// <summary>
/// Holds a sample of the books against the log: of some leads what their row says of them, of some days every cell of the four tables kept by
/// day: what a day counts are moves of that day, so the leads that moved then, read whole, give all of it. The day of the check decides which, so that in
/// time all come by.
/// </summary>
internal sealed class SampledBooks(FunnelDatabase database, Workspace workspace)
{
    private const int Ranges = 20;
    private const int LeadsOfRange = 100;
    private const int PastDays = 3;

    private readonly LeadLogReader log = new(database);
    private readonly LeadChange change = new(workspace);
    private readonly List<CellDifference> differences = [];
    private long leads;

    /// <summary>The differences, how many leads were looked at, and the days.</summary>
    public async Task<(IReadOnlyList<CellDifference> Differences, long Leads, IReadOnlyList<DateOnly> Days)> RunAsync(
        DbTransaction transaction, DateOnly day, CancellationToken cancel)
    {
        var names = await CellNames.ReadAsync(transaction, workspace.Funnel, cancel);
        var dice = new Random(day.DayNumber);
        var last = await NumberAsync(transaction, "SELECT COALESCE(MAX(lead_id), 0) FROM lead", cancel);
        if (last <= Ranges * LeadsOfRange) await CheckLeadsAsync(transaction, 1, last, names, cancel);
        else
        {
            foreach (var first in Enumerable.Range(0, Ranges).Select(_ => dice.NextInt64(1, last - LeadsOfRange)))
                await CheckLeadsAsync(transaction, first, first + LeadsOfRange - 1, names, cancel);
        }

        var days = await DaysAsync(transaction, day, dice, cancel);
        foreach (var one in days) await CheckDayAsync(transaction, one, names, cancel);
        differences.AddRange(await StageAccounts.DifferencesAsync(transaction, names, cancel));
        return (differences, leads, days);
    }

    private async Task CheckLeadsAsync(DbTransaction transaction, long first, long last, CellNames names, CancellationToken cancel)
    {
        var rows = new Dictionary<long, (short? Stage, Instant? Since)>();
        await using (var command = transaction.Command(
            "SELECT l.lead_id, l.stage_id, l.stage_since FROM lead l WHERE l.lead_id BETWEEN @first AND @last "
            + "AND NOT EXISTS (SELECT 1 FROM dirty_lead d WHERE d.lead_id = l.lead_id)"))
        {
            command.With("@first", first).With("@last", last);
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel)) rows[row.GetInt64(0)] = (row.IsDBNull(1) ? null : row.GetInt16(1), row.IsDBNull(2) ? null : database.ReadInstant(row, 2));
        }

        await log.ReadWhereAsync(
            transaction, "l.lead_id BETWEEN @first AND @last", c => c.With("@first", first).With("@last", last), lead => CheckLead(lead, rows, names), cancel);
    }

    private void CheckLead(LeadLog lead, Dictionary<long, (short? Stage, Instant? Since)> rows, CellNames names)
    {
        // A lead that waits to be folded is told by its old history, its row by no one.
        if (!rows.TryGetValue(lead.LeadId, out var row)) return;
        leads++;
        var moves = change.HeldMoves(lead);
        (short? Stage, Instant? Since) right = moves.IsEmpty ? (null, null) : (moves[^1].StageId, moves[^1].OccurredAt);
        if (row != right) differences.Add(new LeadRowNames(names).Stage(lead.LeadId, row, right));
        if (lead.Folded is null ? !moves.IsEmpty : lead.Folded != lead.Attributes)
            differences.Add(LeadRowNames.Difference(lead.LeadId, "attributes", lead.Folded is { } held ? Words(held) : "not counted", Words(lead.Attributes)));

        string Words(LeadAttributes a) => string.Join(", ", new[] { a.ChannelId, a.PersonaId, a.OriginId, a.CampaignId }.Where(id => id != 0).Select(names.Segment));
    }

    private async Task CheckDayAsync(DbTransaction transaction, DateOnly day, CellNames names, CancellationToken cancel)
    {
        var all = new RollupSet();
        await log.ReadWhereAsync(
            transaction,
            "EXISTS (SELECT 1 FROM transition x WHERE x.lead_id = l.lead_id AND x.occurred_at >= @from AND x.occurred_at < @to)",
            c => c.With("@from", database.ToParameter(workspace.Calendar.StartOf(day))).With("@to", database.ToParameter(workspace.Calendar.StartOf(day.AddDays(1)))),
            lead => change.AddHeld(all, lead),
            cancel);
        var fromLog = new RollupSet();
        foreach (var (key, tally) in all.Flow.Where(cell => cell.Key.Day == day)) fromLog.Flow.Add(key, tally);
        foreach (var (key, tally) in all.Passages.Where(cell => cell.Key.Day == day)) fromLog.Passages.Add(key, tally);
        foreach (var (key, stays) in all.Open.Where(cell => cell.Key.Day == day)) fromLog.Open.Add(key, stays);
        foreach (var (key, counts) in all.Causes.Where(cell => cell.Key.Day == day)) fromLog.Causes.Add(key, counts);
        differences.AddRange(CellComparison.Between(await HeldAsync(transaction, day, cancel), fromLog, names));
    }

    private static async Task<RollupSet> HeldAsync(DbTransaction transaction, DateOnly day, CancellationToken cancel)
    {
        var held = new RollupSet();
        await RollupReader.FlowAsync(transaction, held.Flow.Add, day, cancel);
        await RollupReader.PassagesAsync(transaction, held.Passages.Add, day, cancel);
        await RollupReader.OpenAsync(transaction, held.Open.Add, day, cancel);
        await RollupReader.CausesAsync(transaction, (key, counts) => held.Causes.Add(key, Histogram.FromBytes(counts)), day, cancel);
        return held;
    }

    /// <summary>The day itself and a few between the first and the last that has moves.</summary>
    private static async Task<IReadOnlyList<DateOnly>> DaysAsync(DbTransaction transaction, DateOnly day, Random dice, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT MIN(day), MAX(day) FROM flow_day WHERE segment_id = 0");
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        if (row.IsDBNull(0)) return [];
        var (first, last) = (row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateOnly>(1));
        var past = Enumerable.Range(0, PastDays).Select(_ => first.AddDays(dice.Next(last.DayNumber - first.DayNumber + 1)));
        return [.. past.Append(day).Distinct().Order()];
    }

    private static async Task<long> NumberAsync(DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = transaction.Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }
}
