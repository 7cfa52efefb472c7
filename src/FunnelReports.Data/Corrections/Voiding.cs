using FunnelReports.Core;

namespace FunnelReports.Data.Corrections;

/// <summary>Strikes moves out of a lead's history.</summary>
internal sealed class Voiding(FunnelDatabase database, CorrectionWriting writing)
{
    /// <summary>Voids all of these moves, and gives how many they are.</summary>
    /// <exception cref="MistakeException">The lead or one of them is not there, or voided already.</exception>
    public async Task<int> RunAsync(long lead, IReadOnlyCollection<long> moves, CancellationToken cancel)
    {
        if (moves.Count == 0) throw new MistakeException($"No move of lead {lead} is named. Name those that are wrong.");
        (await writing.LeadAsync(lead, cancel)).NotMerged("Void the move of");
        var counting = await CountingAsync(lead, moves, cancel);
        foreach (var move in moves)
        {
            if (!counting.TryGetValue(move, out var counts)) throw new MistakeException($"Lead {lead} has no move {move}. The numbers of its moves are told by: lead show id:{lead}");
            if (!counts) throw new MistakeException($"Move {move} of lead {lead} is voided already. There is nothing left to do.");
        }

        await using var strike = writing.Command(
            $"UPDATE transition SET voided_batch_id = @batch WHERE lead_id = @lead AND {database.IsAnyOf("transition_id", "@moves")}").With("@lead", lead);
        database.AddIds(strike, "@moves", moves);
        return await strike.ExecuteNonQueryAsync(cancel);
    }

    // Each of the moves that is there, with whether it still counts.
    private async Task<Dictionary<long, bool>> CountingAsync(long lead, IReadOnlyCollection<long> moves, CancellationToken cancel)
    {
        var counting = new Dictionary<long, bool>();
        await using var command = writing.Command(
            $"SELECT transition_id, voided_batch_id FROM transition WHERE lead_id = @lead AND {database.IsAnyOf("transition_id", "@moves")}").With("@lead", lead);
        database.AddIds(command, "@moves", moves);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) counting.Add(row.GetInt64(0), row.IsDBNull(1));
        return counting;
    }
}
