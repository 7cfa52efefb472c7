using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;
using FunnelReports.Data.Rollups;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>
/// Leads and transitions by binary COPY, side by side on two connections that share the snapshot of the transaction. Transitions come from the covering
/// index on (lead_id, occurred_at, …), so that the server reads them in lead order without touching the table. Only where leads of a range wait to be
/// folded does the folded part need the table, which says what batch a transition came with.
/// </summary>
/// <param name="connectionString">Where to read from.</param>
/// <param name="snapshot">The exported snapshot; the transaction that exported it must stay open.</param>
/// <param name="part">What to read.</param>
internal sealed class PostgresLogScan(string connectionString, string snapshot, LogPart part) : LogScan
{
    private const string KnownLeads =
        """
        SELECT l.lead_id, l.channel_id, l.persona_id, l.origin_id, l.campaign_id,
            l.channel_id IS NOT DISTINCT FROM l.folded_channel_id AND l.persona_id IS NOT DISTINCT FROM l.folded_persona_id
            AND l.origin_id IS NOT DISTINCT FROM l.folded_origin_id AND l.campaign_id IS NOT DISTINCT FROM l.folded_campaign_id,
            l.stage_id, l.stage_since
        FROM lead l WHERE TRUE
        """;

    private const string FoldedLeads =
        """
        SELECT l.lead_id, l.folded_channel_id, l.folded_persona_id, l.folded_origin_id, l.folded_campaign_id, TRUE, l.stage_id, l.stage_since
        FROM lead l WHERE l.folded_channel_id IS NOT NULL
        """;

    private const string Transitions = "SELECT t.lead_id, t.stage_id, t.occurred_at, t.sequence, t.campaign_id, t.action_id FROM transition t";

    // While one reader waits for the server the other one folds, even where there are just two cores.
    public override int Readers => Math.Clamp(Environment.ProcessorCount, 1, 4);

    public override async Task<(long First, long Last)?> BoundsAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT MIN(lead_id), MAX(lead_id) FROM lead", connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return await row.IsDBNullAsync(0, cancel) ? null : (row.GetInt64(0), row.GetInt64(1));
    }

    public override async Task ReadAsync(long first, long last, string? condition, Action<ScannedLead> visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await using var leadConnection = await OpenAsync(cancel);
        await using var moveConnection = await OpenAsync(cancel);
        var range = string.Create(CultureInfo.InvariantCulture, $"BETWEEN {first} AND {last}");
        var chosen = $"l.lead_id {range}{(condition is null ? "" : $" AND {condition}")}";
        var ofChosen = condition is null ? "" : $" AND t.lead_id IN (SELECT l.lead_id FROM lead l WHERE {chosen})";
        await using var leads = await leadConnection.BeginBinaryExportAsync(Copy($"{(part == LogPart.Folded ? FoldedLeads : KnownLeads)} AND {chosen} ORDER BY l.lead_id"), cancel);
        var counts = await WaitsAsync(moveConnection, range, cancel) ? IsFolded : IsKnown;
        await using var moves = await moveConnection.BeginBinaryExportAsync(
            Copy($"{Transitions} WHERE {counts} AND t.lead_id {range}{ofChosen} ORDER BY t.lead_id, t.occurred_at"), cancel);
        await Task.Run(() => Read(leads, moves, visit, cancel), cancel);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Read(NpgsqlBinaryExporter leads, NpgsqlBinaryExporter moves, Action<ScannedLead> visit, CancellationToken cancel)
    {
        var lead = new ScannedLead();
        var mover = NextMover(moves);
        while (leads.StartRow() != -1)
        {
            cancel.ThrowIfCancellationRequested();
            ReadLead(leads, lead);

            // Transitions of a lead that has no row give nothing: there is nobody to count.
            for (; mover < lead.LeadId; mover = NextMover(moves)) ReadMove(moves);
            for (; mover == lead.LeadId; mover = NextMover(moves)) lead.Add(ReadMove(moves));
            visit(lead);
        }

        for (; mover != long.MaxValue; mover = NextMover(moves)) ReadMove(moves);
    }

    private static long NextMover(NpgsqlBinaryExporter moves) => moves.StartRow() == -1 ? long.MaxValue : moves.Read<long>(NpgsqlDbType.Bigint);

    private static Transition ReadMove(NpgsqlBinaryExporter moves) => new(
        moves.Read<short>(NpgsqlDbType.Smallint),
        Instant.FromUtc(moves.Read<DateTime>(NpgsqlDbType.TimestampTz)),
        moves.Read<int>(NpgsqlDbType.Integer),
        0,
        moves.Read<int>(NpgsqlDbType.Integer),
        moves.Read<int>(NpgsqlDbType.Integer));

    private static void ReadLead(NpgsqlBinaryExporter leads, ScannedLead lead)
    {
        var id = leads.Read<long>(NpgsqlDbType.Bigint);
        var attributes = new LeadAttributes(Int(leads), Int(leads), Int(leads), Int(leads));
        var folded = leads.Read<bool>(NpgsqlDbType.Boolean);
        short? stage = null;
        if (leads.IsNull) leads.Skip();
        else stage = leads.Read<short>(NpgsqlDbType.Smallint);
        Instant? since = null;
        if (leads.IsNull) leads.Skip();
        else since = Instant.FromUtc(leads.Read<DateTime>(NpgsqlDbType.TimestampTz));
        lead.Begin(id, attributes, folded, stage, since);
    }

    // True when the folded part of a range is not simply all that is known of it.
    private async Task<bool> WaitsAsync(NpgsqlConnection connection, string range, CancellationToken cancel)
    {
        if (part != LogPart.Folded) return false;
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM dirty_lead WHERE lead_id {range})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static int Int(NpgsqlBinaryExporter leads) => leads.Read<int>(NpgsqlDbType.Integer);

    private static string Copy(string select) => $"COPY ({select}) TO STDOUT (FORMAT BINARY)";

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);

        // Compiling the query would take longer than a small range does.
        await using var begin = new NpgsqlCommand(
            $"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '{snapshot}'; SET LOCAL jit = off", connection)
        { CommandTimeout = 0 };
        await begin.ExecuteNonQueryAsync(cancel);
        return connection;
    }
}
