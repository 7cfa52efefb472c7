namespace FunnelReports.Data.Corrections;

/// <summary>Takes out of the database who a lead was. The leads merged into it were the same person, so they go with it.</summary>
internal sealed class Erasing(CorrectionWriting writing)
{
    private const string Family = "lead_id IN (SELECT lead_id FROM lead WHERE lead_id = @lead OR merged_into = @lead)";

    private static readonly string Forget =
        $"UPDATE lead SET {string.Join(", ", LeadColumns.Texts.Append("score").Select(c => $"{c} = NULL"))}, erased_at = @now WHERE lead_id = @lead OR merged_into = @lead";

    /// <summary>Erases, and gives how many moves no longer count.</summary>
    /// <exception cref="Core.MistakeException">There is no such lead, it was merged into another, or it is erased already.</exception>
    public async Task<int> RunAsync(long lead, bool withCounts, CancellationToken cancel)
    {
        (await writing.LeadAsync(lead, cancel)).NotMerged("Erase").NotErased("What it still counts can be voided move by move.");
        await HideKeysAsync(lead, cancel);
        await using (var forget = writing.Command(Forget).With("@lead", lead).With("@now", writing.Now)) await forget.ExecuteNonQueryAsync(cancel);
        await writing.RunAsync($"UPDATE transition SET event_id = NULL WHERE event_id IS NOT NULL AND {Family}", lead, cancel);
        return withCounts
            ? await writing.RunAsync("UPDATE transition SET voided_batch_id = @batch WHERE lead_id = @lead AND voided_batch_id IS NULL", lead, cancel)
            : 0;
    }

    private async Task HideKeysAsync(long lead, CancellationToken cancel)
    {
        var keys = new List<(string Source, string ExternalId)>();
        await using (var read = writing.Command("SELECT source, external_id FROM lead_key WHERE lead_id = @lead").With("@lead", lead))
        await using (var row = await read.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel)) keys.Add((row.GetString(0), row.GetString(1)));
        }

        var pseudonyms = await Pseudonyms.MakeAsync(writing.Transaction, cancel);
        foreach (var (source, external) in keys)
        {
            await using var hide = writing.Command("UPDATE lead_key SET external_id = @pseudonym WHERE source = @source AND external_id = @external");
            hide.With("@pseudonym", pseudonyms.Of(source, external)).With("@source", source).With("@external", external);
            await hide.ExecuteNonQueryAsync(cancel);
        }
    }
}
