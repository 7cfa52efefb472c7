using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Forecasts;

/// <summary>The past of a funnel, and the forecasts made of it, each of them once.</summary>
public sealed class ForecastDesk(StayGrid grid, Funnel funnel)
{
    private readonly Dictionary<(int Day, int Window), Forecast> made = [];

    /// <summary>The first day on which a stay began, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int FirstDay { get; } = Enumerable.Range(grid.Days.Start.DayNumber, grid.Days.Days)
        .FirstOrDefault(day => funnel.Stages.Any(s => grid.Entered(s.Id, day) > 0), grid.Days.End.DayNumber);

    /// <summary>The forecast as it would have been made at the end of a day.</summary>
    public Forecast At(int day, int window)
    {
        if (!made.TryGetValue((day, window), out var forecast)) made[(day, window)] = forecast = new Forecast(grid, funnel, DateOnly.FromDayNumber(day), window);
        return forecast;
    }

    /// <summary>The stays of the stage that began on these days, both included; days before the grid have none.</summary>
    public long Arrived(short stage, int first, int last)
    {
        long sum = 0;
        for (var day = Math.Max(first, grid.Days.Start.DayNumber); day <= last; day++) sum += grid.Entered(stage, day);
        return sum;
    }

    /// <summary>The rule "same weekday mean": each of the days to come as the mean of its weekday over the eight weeks before.</summary>
    public double ByWeekday(short stage, int origin, int days)
    {
        var sum = 0.0;
        for (var ahead = 0; ahead < days; ahead++)
        {
            for (var week = 0; week < 8; week++)
            {
                var day = origin - 6 + (ahead % 7) - (7 * week);
                sum += Arrived(stage, day, day) / 8.0;
            }
        }

        return sum;
    }
}
