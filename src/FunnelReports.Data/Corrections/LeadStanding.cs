using System.Data.Common;
using FunnelReports.Core;

namespace FunnelReports.Data.Corrections;

/// <summary>Whether a lead has a history of its own and data of a person.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="MergedInto">The lead that has its history now, null while it has one of its own.</param>
/// <param name="IsErased">True when its personal data are gone.</param>
internal readonly record struct LeadStanding(long LeadId, long? MergedInto, bool IsErased)
{
    /// <summary>Reads a lead.</summary>
    /// <exception cref="MistakeException">There is none of this number.</exception>
    public static async Task<LeadStanding> ReadAsync(DbTransaction transaction, long lead, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT merged_into, erased_at FROM lead WHERE lead_id = @lead").With("@lead", lead);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new LeadStanding(lead, row.IsDBNull(0) ? null : row.GetInt64(0), !row.IsDBNull(1))
            : throw new MistakeException($"There is no lead {lead}. Look its number up on its page or with: lead show KEY");
    }

    /// <summary>The lead, which must have a history of its own.</summary>
    /// <param name="advice">What to do with the lead it was merged into.</param>
    /// <exception cref="MistakeException">It was merged into another.</exception>
    public LeadStanding NotMerged(string advice) =>
        MergedInto is { } winner ? throw new MistakeException($"Lead {LeadId} was merged into lead {winner}, which has its moves now. {advice} lead {winner} instead.") : this;

    /// <summary>The lead, which must have its data.</summary>
    /// <exception cref="MistakeException">It is erased.</exception>
    public LeadStanding NotErased(string advice) =>
        IsErased ? throw new MistakeException($"Lead {LeadId} is erased: nobody can tell any more who it was. {advice}") : this;
}
