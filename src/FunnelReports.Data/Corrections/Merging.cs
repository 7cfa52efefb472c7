using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Data.Corrections;

/// <summary>Makes one lead of two. In the statements <c>@lead</c> is the winner and <c>@other</c> the loser.</summary>
internal sealed class Merging(CorrectionWriting writing)
{
    // What is voided goes along as voided: whoever sends the loser's file again speaks to the winner, and must not bring it back.
    private const string AddMoves =
        """
        INSERT INTO transition (lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id, amount_minor, event_id, batch_id, voided_batch_id)
        SELECT @lead, @first + ROW_NUMBER() OVER (ORDER BY t.transition_id) - 1, t.stage_id, t.occurred_at, t.sequence, t.campaign_id, t.action_id, t.actor_id, t.reason_id,
            t.amount_minor, t.event_id, @batch, t.voided_batch_id
        FROM transition t
        WHERE t.lead_id = @other
            AND NOT EXISTS (SELECT 1 FROM transition h WHERE h.lead_id = @lead AND h.occurred_at = t.occurred_at AND h.stage_id = t.stage_id AND h.sequence = t.sequence)
            AND NOT EXISTS (SELECT 1 FROM transition h WHERE h.lead_id = @lead AND h.event_id = t.event_id)
        """;

    private const string Added = "SELECT COUNT(*) FROM transition WHERE lead_id = @lead AND batch_id = @batch AND voided_batch_id IS NULL";

    private static readonly string TakeAttributes = "UPDATE lead SET "
        + string.Join(", ", LeadColumns.Texts.Append("created_at").Append("score").Select(c => $"{c} = COALESCE({c}, (SELECT o.{c} FROM lead o WHERE o.lead_id = @other))"))
        + ", "
        + string.Join(", ", LeadColumns.Dimensions.Select(c => $"{c} = CASE WHEN {c} = 0 THEN (SELECT o.{c} FROM lead o WHERE o.lead_id = @other) ELSE {c} END"))
        + " WHERE lead_id = @lead";

    /// <summary>Merges, and gives how many moves the loser lost and how many of them the winner did not hold.</summary>
    /// <exception cref="MistakeException">They cannot be merged.</exception>
    public async Task<(int Voided, int Added)> RunAsync(long loser, long winner, CancellationToken cancel)
    {
        if (loser == winner) throw new MistakeException($"Lead {loser} cannot be merged with itself. Name two leads.");
        const string erased = "It cannot be merged.";
        (await writing.LeadAsync(loser, cancel)).NotMerged("Merge").NotErased(erased);
        (await writing.LeadAsync(winner, cancel)).NotMerged("Merge into").NotErased(erased);

        var moves = await NumberAsync("SELECT COUNT(*) FROM transition WHERE lead_id = @lead", loser, cancel);
        await using (var add = writing.Command(AddMoves).With("@lead", winner).With("@other", loser))
        {
            add.With("@first", await IdBlocks.TakeAsync(writing.Transaction, IdBlocks.Transition, moves, cancel));
            await add.ExecuteNonQueryAsync(cancel);
        }

        var added = await NumberAsync(Added, winner, cancel);
        var voided = await writing.RunAsync("UPDATE transition SET voided_batch_id = @batch WHERE lead_id = @lead AND voided_batch_id IS NULL", loser, cancel);
        await writing.RunAsync(TakeAttributes, winner, cancel, loser);
        await writing.RunAsync("UPDATE lead_key SET lead_id = @lead WHERE lead_id = @other", winner, cancel, loser);
        await writing.RunAsync("UPDATE lead SET merged_into = @lead WHERE lead_id = @other OR merged_into = @other", winner, cancel, loser);
        return (voided, added);
    }

    private async Task<int> NumberAsync(string sql, long lead, CancellationToken cancel)
    {
        await using var command = writing.Command(sql).With("@lead", lead);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }
}
