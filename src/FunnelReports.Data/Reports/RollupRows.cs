using System.Data.Common;
using FunnelReports.Core;

namespace FunnelReports.Data.Reports;

/// <summary>Reads rows of the rollup tables.</summary>
internal static class RollupRows
{
    /// <summary>The rows of a query whose parameters are <c>@from</c> (the first day), <c>@to</c> (the day after the last) and those that <paramref name="bind"/> adds.</summary>
    public static async Task<IReadOnlyList<T>> RowsAsync<T>(
        this DbTransaction transaction, string sql, DayRange days, Action<DbCommand> bind, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var command = transaction.Command(sql).With("@from", days.Start).With("@to", days.End);
        bind(command);
        var rows = new List<T>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) rows.Add(read(row));
        return rows;
    }
}
