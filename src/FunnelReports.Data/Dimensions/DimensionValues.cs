using System.Data.Common;

namespace FunnelReports.Data.Dimensions;

/// <summary>
/// The ids of dimension values, each looked up once. A value not seen before is made, in a transaction of its own: an unused value does no harm, and
/// two imports that meet the same new value do not wait for each other's end. Only the values last used are remembered, so memory stays flat.
/// </summary>
public sealed class DimensionValues(FunnelDatabase database)
{
    /// <summary>The name of the value that stands for "not set".</summary>
    public const string NotSet = "(none)";

    private const int MostKnown = 200_000;

    private readonly Dictionary<(Dimension, string), int> known = [];

    /// <summary>The id of a value; 0 for null, empty or <see cref="NotSet"/>.</summary>
    public async ValueTask<int> IdOfAsync(Dimension dimension, string? key, CancellationToken cancel)
    {
        key = key?.Trim();
        if (string.IsNullOrEmpty(key) || key == NotSet) return 0;
        if (!known.ContainsKey((dimension, key))) await LearnAsync([(dimension, key)], cancel);
        return known[(dimension, key)];
    }

    /// <summary>Looks up many values at once, so that <see cref="IdOf"/> knows them until the next call.</summary>
    public async Task LearnAsync(IReadOnlyCollection<(Dimension Dimension, string Key)> values, CancellationToken cancel)
    {
        if (known.Count > MostKnown) known.Clear();
        var unknown = values.Where(v => v.Key != NotSet && !known.ContainsKey(v)).Distinct().Order().ToList();
        if (unknown.Count == 0) return;
        var found = await database.WriteAsync(transaction => FindOrMakeAsync(transaction, unknown, cancel), cancel);
        for (var i = 0; i < unknown.Count; i++) known[unknown[i]] = found[i];
    }

    /// <summary>The id of a value that <see cref="LearnAsync"/> has looked up; 0 for <see cref="NotSet"/>.</summary>
    public int IdOf(Dimension dimension, string key) => key == NotSet ? 0 : known[(dimension, key)];

    private static async Task<List<int>> FindOrMakeAsync(DbTransaction transaction, List<(Dimension, string)> values, CancellationToken cancel)
    {
        await using var find = transaction.Command("SELECT id FROM dimension_value WHERE dimension = @dimension AND key = @key");
        await using var insert = transaction.Command("INSERT INTO dimension_value (id, dimension, key) VALUES (@id, @dimension, @key) ON CONFLICT DO NOTHING");
        var ids = new List<int>(values.Count);
        foreach (var (dimension, key) in values)
        {
            var id = await FindAsync(find, dimension, key, cancel);
            if (id is null)
            {
                insert.Parameters.Clear();
                insert.With("@id", (int)await IdBlocks.TakeAsync(transaction, IdBlocks.DimensionValue, 1, cancel)).With("@dimension", (short)dimension).With("@key", key);
                await insert.ExecuteNonQueryAsync(cancel);
                id = await FindAsync(find, dimension, key, cancel);
            }

            ids.Add(id!.Value);
        }

        return ids;
    }

    private static async Task<int?> FindAsync(DbCommand find, Dimension dimension, string key, CancellationToken cancel)
    {
        find.Parameters.Clear();
        find.With("@dimension", (short)dimension).With("@key", key);
        var id = await find.ExecuteScalarAsync(cancel);
        return id is null ? null : Convert.ToInt32(id, System.Globalization.CultureInfo.InvariantCulture);
    }
}
