using System.Data.Common;
using System.Text.Json;
using FunnelReports.Core.Reports;

namespace FunnelReports.Data.Forecasts;

/// <summary>The forecasts of past nights.</summary>
public static class ForecastStore
{
    /// <summary>The name of the work in the job history.</summary>
    public const string Job = "forecast";

    /// <summary>Those made before a day, oldest first.</summary>
    public static async Task<IReadOnlyList<StoredForecast>> ReadAsync(DbTransaction transaction, DateOnly before, CancellationToken cancel)
    {
        await using var command = transaction.Command(
            "SELECT day, stage_id, horizon_days, expected, low50, high50, low80, high80 FROM forecast WHERE day < @before ORDER BY day, stage_id, horizon_days").With("@before", before);
        var forecasts = new List<StoredForecast>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            forecasts.Add(new StoredForecast(
                row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt32(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6), row.GetDouble(7)));
        }

        return forecasts;
    }

    /// <summary>The forecast of all leads as it was made at the end of a day; null when no night stored it.</summary>
    public static async Task<ForecastReport?> DocumentAsync(DbTransaction transaction, DateOnly day, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT document FROM forecast_report WHERE day = @day").With("@day", day);
        return await command.ExecuteScalarAsync(cancel) is string document ? JsonSerializer.Deserialize<ForecastReport>(document) : null;
    }

    /// <summary>Stores the document of a night, once.</summary>
    public static async Task AddDocumentAsync(DbTransaction transaction, ForecastReport report, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var insert = transaction.Command("INSERT INTO forecast_report (day, document) VALUES (@day, @document) ON CONFLICT DO NOTHING");
        insert.With("@day", report.AsOf).With("@document", JsonSerializer.Serialize(report with { ComputedLive = false }));
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Stores the forecasts of a night. One that is there is left as it was: what was said then was said.</summary>
    public static async Task AddAsync(DbTransaction transaction, IEnumerable<StoredForecast> forecasts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        foreach (var f in forecasts)
        {
            await using var insert = transaction.Command(
                "INSERT INTO forecast (day, stage_id, horizon_days, expected, low50, high50, low80, high80) "
                + "VALUES (@day, @stage, @days, @expected, @low50, @high50, @low80, @high80) ON CONFLICT DO NOTHING");
            insert.With("@day", f.Day).With("@stage", f.StageId).With("@days", f.HorizonDays).With("@expected", f.Expected)
                .With("@low50", f.Low50).With("@high50", f.High50).With("@low80", f.Low80).With("@high80", f.High80);
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }
}
