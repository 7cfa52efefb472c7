using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Data.Leads;

/// <summary>Cuts a time into parts in which few moves were made, newest first: what happened in each fits into memory, however much happened in all of it.</summary>
/// <param name="database">The database.</param>
/// <param name="transaction">Sees the moves.</param>
/// <param name="from">The beginning of the time.</param>
/// <param name="to">Its end, which is not in it.</param>
internal sealed class QuietTimes(FunnelDatabase database, DbTransaction transaction, Instant from, Instant to)
{
    private Instant end = to;
    private long length = to.Micros - from.Micros;

    /// <summary>How many moves a part may have; more only where they were made at one instant.</summary>
    public int MostMoves { get; init; } = 20_000;

    /// <summary>The next part, its end not included; null when there is none left.</summary>
    public async Task<(Instant From, Instant To)?> NextAsync(CancellationToken cancel)
    {
        if (end <= from) return null;
        length = Math.Min(length * 2, end.Micros - from.Micros);
        while (length > 1 && await AreManyAsync(new Instant(end.Micros - length), cancel)) length /= 2;
        var part = (new Instant(end.Micros - length), end);
        end = part.Item1;
        return part;
    }

    private async Task<bool> AreManyAsync(Instant start, CancellationToken cancel)
    {
        await using var command = transaction.Command(
            $"SELECT COUNT(*) FROM (SELECT 1 FROM transition t WHERE t.occurred_at >= {database.Literal(start)} AND t.occurred_at < {database.Literal(end)} LIMIT @most) AS moves").With("@most", MostMoves + 1L);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) > MostMoves;
    }
}
