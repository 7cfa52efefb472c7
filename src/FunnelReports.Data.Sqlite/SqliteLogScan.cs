using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;
using FunnelReports.Data.Rollups;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Data.Sqlite;

/// <summary>
/// Leads and transitions by two statements side by side. While the transaction that opened it lives nobody else can write, and what that transaction
/// itself writes is not seen by other connections: every reader sees the same log.
/// </summary>
internal sealed class SqliteLogScan(string connectionString) : LogScan
{
    private const string Leads =
        """
        SELECT lead_id, channel_id, persona_id, origin_id, campaign_id,
            channel_id IS folded_channel_id AND persona_id IS folded_persona_id AND origin_id IS folded_origin_id AND campaign_id IS folded_campaign_id,
            stage_id, stage_since
        FROM lead WHERE lead_id BETWEEN ?1 AND ?2 ORDER BY lead_id
        """;

    private const string Transitions =
        """
        SELECT lead_id, stage_id, occurred_at, sequence, campaign_id, action_id FROM transition
        WHERE lead_id BETWEEN ?1 AND ?2 AND voided_batch_id IS NULL ORDER BY lead_id
        """;

    public override int Readers => Math.Clamp(Environment.ProcessorCount, 1, 4);

    public override async Task<(long First, long Last)?> BoundsAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        using var bounds = new SqliteStatement(transaction, "SELECT MIN(lead_id), MAX(lead_id) FROM lead");
        return bounds.Next() && !bounds.IsNull(0) ? (bounds.Number(0), bounds.Number(1)) : null;
    }

    public override async Task ReadAsync(long first, long last, Action<ScannedLead> visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await using var connection = await OpenAsync(cancel);
        await using var transaction = connection.BeginTransaction(deferred: true);
        using var leads = new SqliteStatement(transaction, Leads);
        using var moves = new SqliteStatement(transaction, Transitions);
        leads.Bind(first).Bind(last);
        moves.Bind(first).Bind(last);
        await Task.Run(() => Read(leads, moves, visit, cancel), cancel);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Read(SqliteStatement leads, SqliteStatement moves, Action<ScannedLead> visit, CancellationToken cancel)
    {
        var lead = new ScannedLead();
        var mover = NextMover(moves);
        while (leads.Next())
        {
            cancel.ThrowIfCancellationRequested();
            lead.Begin(
                leads.Number(0),
                new LeadAttributes((int)leads.Number(1), (int)leads.Number(2), (int)leads.Number(3), (int)leads.Number(4)),
                leads.Number(5) != 0,
                leads.IsNull(6) ? null : (short)leads.Number(6),
                leads.IsNull(7) ? null : new Instant(leads.Number(7)));

            // Transitions of a lead that has no row give nothing: there is nobody to count.
            for (; mover < lead.LeadId; mover = NextMover(moves)) { }
            for (; mover == lead.LeadId; mover = NextMover(moves)) lead.Add(Move(moves));
            visit(lead);
        }
    }

    private static long NextMover(SqliteStatement moves) => moves.Next() ? moves.Number(0) : long.MaxValue;

    private static Transition Move(SqliteStatement moves) => new(
        (short)moves.Number(1), new Instant(moves.Number(2)), (int)moves.Number(3), 0, (int)moves.Number(4), (int)moves.Number(5));

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
