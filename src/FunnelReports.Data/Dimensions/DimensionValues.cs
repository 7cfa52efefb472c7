using System.Data.Common;

namespace FunnelReports.Data.Dimensions;

/// <summary>
/// The ids of dimension values, each looked up once. A value not seen before is made, in a transaction of its own: an unused value does no harm, and
/// two imports that meet the same new value do not wait for each other's end.
/// </summary>
public sealed class DimensionValues(FunnelDatabase database)
{
    /// <summary>The name of the value that stands for "not set".</summary>
    public const string NotSet = "(none)";

    private readonly Dictionary<(Dimension, string), int> known = [];

    /// <summary>The id of a value; 0 for null, empty or <see cref="NotSet"/>.</summary>
    public async ValueTask<int> IdOfAsync(Dimension dimension, string? key, CancellationToken cancel)
    {
        key = key?.Trim();
        if (string.IsNullOrEmpty(key) || key == NotSet) return 0;
        if (known.TryGetValue((dimension, key), out var id)) return id;
        id = await FindOrMakeAsync(dimension, key, cancel);
        known[(dimension, key)] = id;
        return id;
    }

    private Task<int> FindOrMakeAsync(Dimension dimension, string key, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                if (await FindAsync(transaction, dimension, key, cancel) is { } known) return known;
                var fresh = await IdBlocks.TakeAsync(transaction, IdBlocks.DimensionValue, 1, cancel);
                await using var insert = transaction.Command(
                    "INSERT INTO dimension_value (id, dimension, key) VALUES (@id, @dimension, @key) ON CONFLICT DO NOTHING");
                insert.With("@id", (int)fresh).With("@dimension", (short)dimension).With("@key", key);
                await insert.ExecuteNonQueryAsync(cancel);
                return (await FindAsync(transaction, dimension, key, cancel))!.Value;
            },
            cancel);

    private static async Task<int?> FindAsync(DbTransaction transaction, Dimension dimension, string key, CancellationToken cancel)
    {
        await using var find = transaction.Command("SELECT id FROM dimension_value WHERE dimension = @dimension AND key = @key");
        find.With("@dimension", (short)dimension).With("@key", key);
        var id = await find.ExecuteScalarAsync(cancel);
        return id is null ? null : Convert.ToInt32(id, System.Globalization.CultureInfo.InvariantCulture);
    }
}
