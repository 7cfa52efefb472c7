using FunnelReports.Bench.Servers;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Spend;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Imports;

namespace FunnelReports.Bench.Making;

/// <summary>
/// Fills an empty database with made-up leads, as three years of imports would have left them: moves in the order in which they happened, in batches of
/// 20,000 rows. The ids go on from there, so the program can use the database like any other.
/// </summary>
internal sealed class LogMaker(BenchDatabase database)
{
    public const ulong Seed = 2_026;
    public const int BatchRows = 20_000;

    /// <summary>Makes the log, without rollups, and returns how many moves it has.</summary>
    public async Task<int> MakeAsync()
    {
        var funnel = database.Funnel;
        await new WorkspaceStore(funnel, TimeProvider.System).MigrateAsync(new WorkspaceSeed("Etc/UTC", "EUR", 1), CancellationToken.None);
        var values = await BenchValues.LearnAsync(funnel);
        var plan = new LeadPlan(database.Leads, Seed);
        await WriteLeadsAsync(plan, values);
        await WriteKeysAsync(plan);
        var moves = plan.Moves();
        await WriteBatchesAsync(moves);
        await WriteMovesAsync(moves, values);
        await TakeIdsAsync(plan, moves.Length);
        await WriteSpendAsync(values);
        return moves.Length;
    }

    /// <summary>The external id of a made-up lead; its id in the database is one more than its number.</summary>
    public static string ExternalId(long number) => $"L{number}";

    private async Task WriteLeadsAsync(LeadPlan plan, BenchValues values)
    {
        await using var rows = await RowSink.OpenAsync(
            database, "lead", "lead_id", "created_at", "email", "name", "company", "country", "score", "channel_id", "persona_id", "origin_id", "campaign_id");
        for (var i = 0; i < plan.Leads; i++)
        {
            var lead = plan.Lead(i);
            rows.NextRow();
            rows.Value(i + 1L).Value(Instant.FromUnixSeconds(lead.CreatedSecond)).Value($"lead{i}@example.com").Value($"Lead {i}").Value($"Company {i / 3}")
                .Value("CZ").Value(lead.Score).Value(values.Id(Dimension.Channel, lead.Channel)).Value(values.Id(Dimension.Persona, lead.Persona))
                .Value(values.Id(Dimension.Origin, lead.Origin)).Value(values.Id(Dimension.Campaign, lead.Campaign));
        }

        await rows.CompleteAsync();
    }

    private async Task WriteKeysAsync(LeadPlan plan)
    {
        await using var rows = await RowSink.OpenAsync(database, "lead_key", "source", "external_id", "lead_id");
        for (var i = 0; i < plan.Leads; i++)
        {
            rows.NextRow();
            rows.Value(ImportMap.DefaultSource).Value(ExternalId(i)).Value(i + 1L);
        }

        await rows.CompleteAsync();
    }

    private async Task WriteBatchesAsync(BenchMove[] moves)
    {
        await using var rows = await RowSink.OpenAsync(database, "batch", "id", "recorded_at");
        for (var i = 0; i < moves.Length; i += BatchRows)
        {
            rows.NextRow();
            rows.Value((i / BatchRows) + 1L).Value(Instant.FromUnixSeconds(moves[Math.Min(i + BatchRows, moves.Length) - 1].Second));
        }

        await rows.CompleteAsync();
    }

    private async Task WriteMovesAsync(BenchMove[] moves, BenchValues values)
    {
        await using var rows = await RowSink.OpenAsync(
            database, "transition", "lead_id", "transition_id", "stage_id", "occurred_at", "sequence", "campaign_id", "action_id", "actor_id", "reason_id", "batch_id");
        for (var i = 0; i < moves.Length; i++)
        {
            var move = moves[i];
            rows.NextRow();
            rows.Value(move.Lead + 1L).Value(i + 1L).Value(move.Stage).Value(Instant.FromUnixSeconds(move.Second)).Value(0)
                .Value(values.Id(Dimension.Campaign, move.Campaign)).Value(values.Id(Dimension.Action, move.Action)).Value(0).Value(0).Value((i / BatchRows) + 1L);
        }

        await rows.CompleteAsync();
    }

    private Task<long> TakeIdsAsync(LeadPlan plan, int moves) =>
        database.Funnel.WriteAsync(
            async transaction =>
            {
                await IdBlocks.TakeAsync(transaction, IdBlocks.Lead, plan.Leads, CancellationToken.None);
                await IdBlocks.TakeAsync(transaction, IdBlocks.Transition, moves, CancellationToken.None);
                return await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, (moves / BatchRows) + 1, CancellationToken.None);
            },
            CancellationToken.None);

    private Task<(long Added, long Changed)> WriteSpendAsync(BenchValues values)
    {
        var amounts = new Dictionary<SpendLine, long>();
        for (var month = LeadPlan.Days.Start; month < LeadPlan.Days.End; month = month.AddMonths(1))
        {
            for (var channel = 0; channel < LeadPlan.Channels; channel++)
                amounts[new SpendLine(true, month, SpendCategory.Media, values.Id(Dimension.Channel, channel), 0)] = 1_000_00L * (LeadPlan.Channels - channel);
        }

        var now = Instant.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime);
        return database.Funnel.WriteAsync(
            transaction => new SpendWriter(database.Funnel).WriteAsync(transaction, amounts, now, CancellationToken.None), CancellationToken.None);
    }
}
