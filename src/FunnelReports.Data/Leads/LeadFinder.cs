using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Data.Leads;

/// <summary>Finds leads by the names that people have for them.</summary>
public sealed class LeadFinder(FunnelDatabase database)
{
    /// <summary>How a lead is named by its number in this program, so that it is never taken for an id of another system.</summary>
    public const string NumberPrefix = "id:";

    private const int Shown = 5;

    /// <summary>The number of a lead.</summary>
    /// <param name="name">Its id in the system it came from, as <c>source:id</c> or, when only one system has it, alone; or <c>id:</c> and its number in this program.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="MistakeException">No lead has that name, or several have.</exception>
    public Task<long> FindAsync(string name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(name);
        return database.ReadAsync(transaction => FindAsync(transaction, name.Trim(), cancel), cancel);
    }

    /// <summary>The number of the lead with an e-mail address, however it is capitalised. E-mail addresses are personal data: only those who may see leads may ask.</summary>
    /// <param name="email">The address.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="MistakeException">No lead has it, or several have.</exception>
    public Task<long> FindByEmailAsync(string email, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(email);
        return database.ReadAsync(transaction => FindByEmailAsync(transaction, email.Trim(), cancel), cancel);
    }

    private static async Task<long> FindByEmailAsync(DbTransaction transaction, string email, CancellationToken cancel)
    {
        await using var find = transaction.Command("SELECT lead_id FROM lead WHERE LOWER(email) = LOWER(@email) AND merged_into IS NULL ORDER BY lead_id").With("@email", email);
        var found = new List<long>();
        await using var row = await find.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) found.Add(row.GetInt64(0));
        return found.Count switch
        {
            0 => throw new MistakeException($"No lead has the e-mail address '{email}'."),
            1 => found[0],
            _ => throw new MistakeException($"{found.Count} leads have the e-mail address '{email}': {string.Join(", ", found.Take(Shown).Select(id => $"{NumberPrefix}{id}"))}{(found.Count > Shown ? ", …" : "")}. Name one of them."),
        };
    }

    private static async Task<long> FindAsync(DbTransaction transaction, string name, CancellationToken cancel)
    {
        if (name.StartsWith(NumberPrefix, StringComparison.Ordinal) && long.TryParse(name[NumberPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await using var known = transaction.Command("SELECT 1 FROM lead WHERE lead_id = @lead").With("@lead", number);
            return await known.ExecuteScalarAsync(cancel) is not null ? number : throw new MistakeException($"There is no lead number {number}.");
        }

        // The id alone first, because it may hold a colon itself.
        var sources = await SourcesAsync(transaction, cancel);
        var found = await WithKeyAsync(transaction, sources.Select(source => (source, name)), cancel);
        if (found.Count == 0)
            found = await WithKeyAsync(transaction, sources.Where(s => name.StartsWith(s + ":", StringComparison.Ordinal)).Select(s => (s, name[(s.Length + 1)..])), cancel);
        return found.Select(f => f.Lead).Distinct().Count() switch
        {
            0 => throw new MistakeException(
                $"No lead has the id '{name}'. Give the id of the system it came from, with its source if need be (source:id), or {NumberPrefix} and its number on its page. An erased lead is found by its number only."),
            1 => found[0].Lead,
            _ => throw new MistakeException(
                $"Several systems have a lead '{name}'. Say which one is meant: {string.Join(", ", found.Take(Shown).Select(f => $"{f.Source}:{name}"))}{(found.Count > Shown ? ", …" : "")}"),
        };
    }

    private static async Task<List<(string Source, long Lead)>> WithKeyAsync(DbTransaction transaction, IEnumerable<(string Source, string Id)> keys, CancellationToken cancel)
    {
        var found = new List<(string, long)>();
        foreach (var (source, id) in keys)
        {
            await using var find = transaction.Command("SELECT lead_id FROM lead_key WHERE source = @source AND external_id = @id").With("@source", source).With("@id", id);
            if (await find.ExecuteScalarAsync(cancel) is long lead) found.Add((source, lead));
        }

        return found;
    }

    // Step by step through the index: there are few sources and millions of leads.
    private static async Task<List<string>> SourcesAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var sources = new List<string>();
        await using var next = transaction.Command("SELECT MIN(source) FROM lead_key WHERE source > @last").With("@last", "");
        for (; await next.ExecuteScalarAsync(cancel) is string source; next.Parameters[0].Value = source) sources.Add(source);
        return sources;
    }
}
