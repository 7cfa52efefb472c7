using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Tests.Snapshots;

/// <summary>Writes moves of leads into the log as an import does.</summary>
internal static class Log
{
    public const short Lead = 1, Mql = 2, Sql = 3;
    public const int PaidChannel = 10;

    /// <summary>A move: which lead entered which stage when. Leads named "paid…" came by the paid channel.</summary>
    public sealed record Entry(string Lead, short Stage, string At);

    public static Task WriteAsync(FunnelDatabase database, params Entry[] entries) =>
        database.LogAsync(
            async transaction =>
            {
                var leads = entries.Select(e => e.Lead).Distinct().ToList();
                var places = leads.Select((lead, place) => (lead, place)).ToDictionary(l => l.lead, l => l.place);
                var batch = new LogBatch(
                    await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, CancellationToken.None),
                    "test",
                    [.. leads.Select(l => new LeadLine(l) { ChannelId = l.StartsWith("paid", StringComparison.Ordinal) ? PaidChannel : null })],
                    [.. entries.Select(e => new TransitionLine(places[e.Lead], e.Stage, Utc(e.At)))],
                    await IdBlocks.TakeAsync(transaction, IdBlocks.Lead, leads.Count, CancellationToken.None),
                    await IdBlocks.TakeAsync(transaction, IdBlocks.Transition, entries.Length, CancellationToken.None));
                await Batches.AddAsync(transaction, batch.BatchId, BatchKind.Import, null, database.ToParameter(Utc("2018-01-01T12:00")), CancellationToken.None);
                return await database.Log.WriteAsync(transaction, batch, CancellationToken.None);
            },
            CancellationToken.None);

    /// <summary>The instant of a UTC time written like 2018-01-02T09:00.</summary>
    public static Instant Utc(string text) =>
        Instant.FromUtc(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
}
