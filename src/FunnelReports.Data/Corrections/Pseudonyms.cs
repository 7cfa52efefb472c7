using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace FunnelReports.Data.Corrections;

/// <summary>
/// What stands for the external ids of erased leads: HMAC-SHA256 of source and id under a secret of the workspace. Whoever has the id and the secret can tell
/// that it was erased, so that no import brings it back; nobody can tell the id from it.
/// </summary>
public sealed class Pseudonyms
{
    /// <summary>How each begins.</summary>
    private const string Prefix = "erased:";

    private const int SecretBytes = 32;

    private readonly byte[] secret;

    private Pseudonyms(string secret) => this.secret = Convert.FromBase64String(secret);

    /// <summary>Those of the workspace, or null while it has erased nobody.</summary>
    public static async Task<Pseudonyms?> FindAsync(DbTransaction transaction, CancellationToken cancel)
    {
        // By its key: an import forbids PostgreSQL to read tables from end to end, and would pay for asking it to.
        await using var command = transaction.Command("SELECT pseudonym_key FROM workspace WHERE id = 1");
        return await command.ExecuteScalarAsync(cancel) is string secret ? new Pseudonyms(secret) : null;
    }

    /// <summary>Those of the workspace; makes the secret at its first use.</summary>
    public static async Task<Pseudonyms> MakeAsync(DbTransaction transaction, CancellationToken cancel)
    {
        if (await FindAsync(transaction, cancel) is { } known) return known;
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        await using var command = transaction.Command("UPDATE workspace SET pseudonym_key = @secret").With("@secret", secret);
        await command.ExecuteNonQueryAsync(cancel);
        return new Pseudonyms(secret);
    }

    /// <summary>False when an external id cannot be that of an erased lead, so that there is no need to look: the log knows a lead by it.</summary>
    public static bool MayBeErased(string externalId, bool known) => !known || IsOne(externalId);

    /// <summary>The pseudonym of an external id; one that is a pseudonym already stands for itself.</summary>
    public string Of(string source, string externalId)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        return IsOne(externalId)
            ? externalId
            : Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{source}\0{externalId}")));
    }

    private static bool IsOne(string externalId) =>
        externalId.StartsWith(Prefix, StringComparison.Ordinal) && externalId.Length == Prefix.Length + 2 * HMACSHA256.HashSizeInBytes;
}
