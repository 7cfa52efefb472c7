using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;
using FunnelReports.Data.Rollups;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Data.Sqlite;

/// <summary>
/// Leads and transitions by two statements side by side. Beside a transaction that writes, several readers with connections of their own see the same
/// log, for nobody else can write, and what that transaction writes is not seen. A transaction that only reads has its snapshot to itself: one reader.
/// </summary>
internal sealed class SqliteLogScan : LogScan
{
    private const string KnownLeads =
        """
        SELECT l.lead_id, l.channel_id, l.persona_id, l.origin_id, l.campaign_id,
            l.channel_id IS l.folded_channel_id AND l.persona_id IS l.folded_persona_id AND l.origin_id IS l.folded_origin_id
            AND l.campaign_id IS l.folded_campaign_id, l.stage_id, l.stage_since
        FROM lead l WHERE TRUE
        """;

    private const string FoldedLeads =
        """
        SELECT l.lead_id, l.folded_channel_id, l.folded_persona_id, l.folded_origin_id, l.folded_campaign_id, TRUE, l.stage_id, l.stage_since
        FROM lead l WHERE l.folded_channel_id IS NOT NULL
        """;

    private const string Transitions = "SELECT t.lead_id, t.stage_id, t.occurred_at, t.sequence, t.campaign_id, t.action_id FROM transition t";

    private readonly string? connectionString;
    private readonly DbTransaction? reading;
    private readonly LogPart part;

    /// <summary>Reads beside a transaction that writes.</summary>
    public SqliteLogScan(string connectionString, LogPart part)
    {
        this.connectionString = connectionString;
        this.part = part;
    }

    /// <summary>Reads in a transaction.</summary>
    public SqliteLogScan(DbTransaction reading, LogPart part)
    {
        this.reading = reading;
        this.part = part;
    }

    public override int Readers => reading is null ? Math.Clamp(Environment.ProcessorCount, 1, 4) : 1;

    public override async Task<(long First, long Last)?> BoundsAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var own = connection?.BeginTransaction(deferred: true);
        using var bounds = new SqliteStatement(reading ?? own!, "SELECT MIN(lead_id), MAX(lead_id) FROM lead");
        return bounds.Next() && !bounds.IsNull(0) ? (bounds.Number(0), bounds.Number(1)) : null;
    }

    public override async Task ReadAsync(long first, long last, string? condition, Action<ScannedLead> visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await using var connection = await OpenAsync(cancel);
        await using var own = connection?.BeginTransaction(deferred: true);
        var chosen = $"l.lead_id BETWEEN ?1 AND ?2{(condition is null ? "" : $" AND {condition}")}";
        var ofChosen = condition is null ? "" : $" AND t.lead_id IN (SELECT l.lead_id FROM lead l WHERE {chosen})";
        using var leads = new SqliteStatement(reading ?? own!, $"{(part == LogPart.Folded ? FoldedLeads : KnownLeads)} AND {chosen} ORDER BY l.lead_id");
        using var moves = new SqliteStatement(reading ?? own!, $"{Transitions} WHERE {(part == LogPart.Folded ? IsFolded : IsKnown)} AND t.lead_id BETWEEN ?1 AND ?2{ofChosen} ORDER BY t.lead_id");
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

    private async Task<SqliteConnection?> OpenAsync(CancellationToken cancel)
    {
        if (connectionString is null) return null;
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
