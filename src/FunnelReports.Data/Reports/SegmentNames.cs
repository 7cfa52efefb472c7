using System.Data.Common;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>The values of a dimension by the ids of their segments; the one for leads without a value is <see cref="DimensionValues.NotSet"/>.</summary>
internal static class SegmentNames
{
    public static async Task<IReadOnlyDictionary<int, string>> OfAsync(DbTransaction transaction, Dimension dimension, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT id, key FROM dimension_value WHERE dimension = @dimension").With("@dimension", (short)dimension);
        var names = new Dictionary<int, string>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) names.Add(row.GetInt32(0), row.GetString(1));
        return names;
    }
}
