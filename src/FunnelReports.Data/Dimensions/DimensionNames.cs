using System.Data.Common;

namespace FunnelReports.Data.Dimensions;

/// <summary>The keys of channels, campaigns, actions and other values, by their ids.</summary>
internal static class DimensionNames
{
    /// <summary>The dimension of leads that a word names.</summary>
    public static bool TryOfLeads(string word, out Dimension dimension) =>
        Enum.TryParse(word, ignoreCase: true, out dimension)
        && dimension is Dimension.Channel or Dimension.Persona or Dimension.Origin or Dimension.Campaign
        && !char.IsAsciiDigit(word[0]);

    /// <summary>Reads them; ids that are no value's, such as 0 for "not known", are left out.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> ReadAsync(DbTransaction transaction, IReadOnlySet<int> ids, CancellationToken cancel)
    {
        var names = new Dictionary<int, string>();
        if (ids.Count == 0) return names;
        await using var command = transaction.Command("SELECT id, key FROM dimension_value");
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            if (ids.Contains(row.GetInt32(0))) names.Add(row.GetInt32(0), row.GetString(1));
        }

        return names;
    }

    /// <summary>Reads those of one dimension. For channels, personas and origins the ids are also those of their segments, and <see cref="DimensionValues.NotSet"/> is among them.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> ReadAsync(DbTransaction transaction, Dimension dimension, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT id, key FROM dimension_value WHERE dimension = @dimension").With("@dimension", (short)dimension);
        var names = new Dictionary<int, string>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) names.Add(row.GetInt32(0), row.GetString(1));
        return names;
    }
}
