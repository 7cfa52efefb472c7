namespace FunnelReports.Core.Forecasts;

/// <summary>
/// How many leads are expected to come into the funnel in a stage on days to come: the recent level, weighted by how long ago a day was, times what the
/// weekday usually makes of it. How fast the past is forgotten is chosen by what would have foreseen the last half year best.
/// </summary>
internal sealed class NewLeads
{
    private const int WeekdayDays = 364;
    private const int TriedWeeks = 26;
    private const double WeekdayPrior = 4;

    private static readonly double[] HalfLives = [28, 14, 56, 7, 112, 365];

    private readonly double[] byDay;
    private readonly double[] weekday;
    private readonly int first;
    private readonly int last;
    private readonly double level;

    private NewLeads(double[] byDay, int first, int horizon)
    {
        (this.byDay, this.first, last) = (byDay, first, first + byDay.Length - 1);
        weekday = Weekdays();
        var best = HalfLives.Select(half => (Half: half, Error: Tried(half, horizon))).MinBy(tried => tried.Error.Absolute);
        level = Level(best.Half, byDay.Length - 1);
        Dispersion = Math.Max(best.Error.Dispersion, Vagueness(best.Half));
    }

    /// <summary>The part of the squared relative error of a total over the horizon that chance alone, leads coming one by one, does not explain.</summary>
    public double Dispersion { get; }

    /// <summary>Reads the leads that came in up to the end of a day.</summary>
    public static NewLeads Of(StayGrid grid, short stage, int asOf, int horizon)
    {
        var first = grid.Days.Start.DayNumber;
        var days = Enumerable.Range(first, asOf - first + 1).Select(day => (double)grid.Fresh(stage, day)).SkipWhile(n => n == 0).ToArray();
        return new NewLeads(days.Length == 0 ? [0] : days, asOf - Math.Max(1, days.Length) + 1, horizon);
    }

    /// <summary>The number expected on a day.</summary>
    public double On(int day) => level * weekday[day % 7];

    // What each weekday makes of the mean day; days without any year behind them stay near one.
    private double[] Weekdays()
    {
        var (sums, days) = (new double[7], new double[7]);
        for (var i = Math.Max(0, byDay.Length - WeekdayDays); i < byDay.Length; i++)
        {
            sums[(first + i) % 7] += byDay[i];
            days[(first + i) % 7]++;
        }

        var mean = sums.Sum() / days.Sum();
        return [.. sums.Zip(days, (sum, n) => mean == 0 ? 1 : (sum + (WeekdayPrior * mean)) / ((n + WeekdayPrior) * mean))];
    }

    private double Level(double halfLife, int at)
    {
        double leads = 0, days = 0, weight = 1;
        var fade = Math.Pow(0.5, 1 / halfLife);
        for (var i = at; i >= 0 && weight > 1e-4; i--, weight *= fade)
        {
            leads += weight * byDay[i];
            days += weight * weekday[(first + i) % 7];
        }

        return days == 0 ? 0 : leads / days;
    }

    // The squared relative error of a level that rests on so many leads, each counting by how long ago it came.
    private double Vagueness(double halfLife)
    {
        double leads = 0, squared = 0, weight = 1;
        var fade = Math.Pow(0.5, 1 / halfLife);
        for (var i = byDay.Length - 1; i >= 0 && weight > 1e-4; i--, weight *= fade)
        {
            leads += weight * byDay[i];
            squared += weight * weight * byDay[i];
        }

        return leads == 0 ? 0 : squared / (leads * leads);
    }

    private (double Absolute, double Dispersion) Tried(double halfLife, int horizon)
    {
        double squared = 0, absolute = 0, came = 0, sum = 0;
        var tries = 0;
        for (var week = 0; week < TriedWeeks && byDay.Length - 1 - horizon - (7 * week) >= horizon; week++, tries++)
        {
            var origin = byDay.Length - 1 - horizon - (7 * week);
            var per = Level(halfLife, origin);
            double foreseen = 0, real = 0;
            for (var i = origin + 1; i <= origin + horizon; i++)
            {
                foreseen += per * weekday[(first + i) % 7];
                real += byDay[i];
            }

            squared += (real - foreseen) * (real - foreseen);
            absolute += Math.Abs(real - foreseen);
            came += real;
            sum += foreseen;
        }

        if (tries == 0 || sum == 0) return (0, 0);
        var mean = sum / tries;
        return (absolute, Math.Max(0, (squared / tries) - (came / tries)) / (mean * mean));
    }
}
