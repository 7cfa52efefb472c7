using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>Reads the log lead by lead, in one statement and so in one snapshot.</summary>
public sealed class LeadLogReader(FunnelDatabase database)
{
    private const string Columns =
        """
        SELECT l.lead_id, l.channel_id, l.persona_id, l.origin_id, l.campaign_id,
            l.folded_channel_id, l.folded_persona_id, l.folded_origin_id, l.folded_campaign_id,
            t.transition_id, t.stage_id, t.occurred_at, t.sequence, t.campaign_id, t.action_id, t.batch_id, t.voided_batch_id,
            d.batch_id IS NOT NULL, v.batch_id IS NOT NULL
        FROM lead l
        LEFT JOIN transition t ON t.lead_id = l.lead_id
        LEFT JOIN dirty_lead d ON d.lead_id = t.lead_id AND d.batch_id = t.batch_id
        LEFT JOIN dirty_lead v ON v.lead_id = t.lead_id AND v.batch_id = t.voided_batch_id
        """;

    /// <summary>Calls <paramref name="visit"/> for each of these leads, in order of their ids.</summary>
    public async Task ReadAsync(DbTransaction transaction, IReadOnlyCollection<long> leads, Action<LeadLog> visit, CancellationToken cancel)
    {
        await using var command = transaction.Command($"{Columns} WHERE {database.IsAnyOf("l.lead_id", "@leads")} ORDER BY l.lead_id");
        database.AddIds(command, "@leads", leads);
        await ReadAsync(command, visit, cancel);
    }

    /// <summary>Calls <paramref name="visit"/> for every lead that the condition chooses, in order of their ids.</summary>
    /// <param name="transaction">The transaction to read in.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>.</param>
    /// <param name="bind">Adds the parameters of the condition.</param>
    /// <param name="visit">Called for each lead; the log it is given is valid during the call.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task ReadWhereAsync(
        DbTransaction transaction, string condition, Action<DbCommand> bind, Action<LeadLog> visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(bind);
        await using var command = transaction.Command($"{Columns} WHERE {condition} ORDER BY l.lead_id");
        command.CommandTimeout = 0;
        bind(command);
        await ReadAsync(command, visit, cancel);
    }

    private async Task ReadAsync(DbCommand command, Action<LeadLog> visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var lead = new LeadLog();
        var any = false;
        while (await row.ReadAsync(cancel))
        {
            var id = row.GetInt64(0);
            if (!any || id != lead.LeadId)
            {
                if (any) visit(lead);
                lead.Begin(id, Attributes(row, 1), row.IsDBNull(5) ? null : Attributes(row, 5));
                any = true;
            }

            if (!row.IsDBNull(9)) lead.Add(Entry(row));
        }

        if (any) visit(lead);
    }

    private LogEntry Entry(DbDataReader row) => new(
        new Transition(
            row.GetInt16(10), database.ReadInstant(row, 11), row.GetInt32(12), row.GetInt64(9), row.GetInt32(13), row.GetInt32(14)),
        row.GetInt64(15),
        row.IsDBNull(16) ? null : row.GetInt64(16),
        row.GetBoolean(17),
        row.GetBoolean(18));

    private static LeadAttributes Attributes(DbDataReader row, int column) =>
        new(row.GetInt32(column), row.GetInt32(column + 1), row.GetInt32(column + 2), row.GetInt32(column + 3));
}
