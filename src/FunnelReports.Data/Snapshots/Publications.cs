using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Data.Snapshots;

/// <summary>
/// The order in which days were published. Each batch of the log carries the number of the first publication that counted it, so what a publication
/// counted is known for ever: the batches with its number or a lower one. Numbers begin with 1; the days of a database from before there were numbers
/// have 0 and lower ones.
/// </summary>
public static class Publications
{
    /// <summary>The last number given and the latest day published; null while nothing is published.</summary>
    /// <remarks>Inside a fold the answer stays true to the end: publishing keeps folds out.</remarks>
    public static async Task<(long Number, DateOnly Day)?> LastAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT number, (SELECT MAX(day) FROM publication) FROM publication ORDER BY number DESC LIMIT 1");
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), row.GetFieldValue<DateOnly>(1)) : null;
    }

    /// <summary>The days of a range that are published, in order.</summary>
    public static async Task<IReadOnlyList<PublishedDay>> OfDaysAsync(FunnelDatabase database, DbTransaction transaction, DayRange days, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = transaction.Command(
            "SELECT p.day, p.number, p.version, p.published_at, j.late FROM publication p LEFT JOIN job_run j ON j.job = 'snapshot' AND j.day = p.day "
            + "WHERE p.day >= @from AND p.day < @to ORDER BY p.day");
        command.With("@from", days.Start).With("@to", days.End);
        var published = new List<PublishedDay>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            published.Add(new PublishedDay(
                row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt32(2), database.ReadInstant(row, 3), !row.IsDBNull(4) && row.GetBoolean(4)));
        }

        return published;
    }

    /// <summary>
    /// Notes that a day is published, with every batch recorded so far. The caller keeps folds out, has folded all there was, and has frozen the day in
    /// the same transaction.
    /// </summary>
    /// <param name="transaction">The publishing transaction.</param>
    /// <param name="day">The day.</param>
    /// <param name="version">The version of the definition that it counts by.</param>
    /// <param name="publishedAt">When, as the database takes instants.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Its number.</returns>
    public static async Task<long> AddAsync(DbTransaction transaction, DateOnly day, int version, object publishedAt, CancellationToken cancel)
    {
        await using var insert = transaction.Command(
            "INSERT INTO publication (number, day, version, published_at) SELECT COALESCE(MAX(number), 0) + 1, @day, @version, @at FROM publication RETURNING number");
        insert.With("@day", day).With("@version", version).With("@at", publishedAt);
        var number = Convert.ToInt64(await insert.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        await using var count = transaction.Command("UPDATE batch SET publication = @number WHERE publication IS NULL").With("@number", number);
        await count.ExecuteNonQueryAsync(cancel);
        return number;
    }
}
