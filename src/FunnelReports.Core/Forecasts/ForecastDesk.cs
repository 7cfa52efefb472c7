using System.Collections.Concurrent;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Forecasts;

/// <summary>The past of a funnel, and the forecasts made of it, each of them once.</summary>
public sealed class ForecastDesk
{
    private static readonly int[] ByLength = [45, 90, 180, 365];

    private readonly StayGrid grid;
    private readonly int limit;
    private readonly ConcurrentDictionary<int, IReadOnlyList<Forecast>> made = new();
    private readonly ConcurrentDictionary<(short, int, int), NewLeads> newLeads = new();
    private readonly ConcurrentDictionary<(short, int), IReadOnlyList<(int Age, long Count)>> open = new();

    /// <summary>A desk for forecasts.</summary>
    /// <param name="grid">What happened.</param>
    /// <param name="funnel">The stages that it happened in.</param>
    public ForecastDesk(StayGrid grid, Funnel funnel)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(funnel);
        (this.grid, limit) = (grid, funnel.IdLimit);
        Stages = [.. funnel.Stages.Select(s => s.Id)];
        FirstDay = Enumerable.Range(grid.Days.Start.DayNumber, grid.Days.Days).FirstOrDefault(day => Stages.Any(s => grid.Entered(s, day) > 0), grid.Days.End.DayNumber);
    }

    /// <summary>The days back from which a forecast may learn how stays end, the shortest first.</summary>
    public static IReadOnlyList<int> Windows => ByLength;

    /// <summary>The first day on which a stay began, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int FirstDay { get; }

    internal IReadOnlyList<short> Stages { get; }

    /// <summary>Makes the arrivals of these stages as they would have been forecast at the end of these days: day by day, several at once.</summary>
    /// <remarks>It is most of the work of a report. Each day is made by one thread and of nothing else, so the answer does not depend on how many there are.</remarks>
    public void Make(IEnumerable<int> days, IReadOnlyCollection<short> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        Parallel.ForEach(days.Distinct(), day =>
        {
            foreach (var forecast in At(day))
            {
                foreach (var stage in stages) forecast.Arrivals(stage);
            }
        });
    }

    /// <summary>The forecasts as they would have been made at the end of a day, one for each of the <see cref="Windows"/>.</summary>
    public IReadOnlyList<Forecast> At(int day)
    {
        if (made.TryGetValue(day, out var known)) return known;
        var rates = ByLength.Select(_ => new ExitRates?[limit]).ToArray();
        foreach (var stage in Stages)
        {
            var own = ExitRates.Of(grid, stage, limit, day, ByLength);
            for (var w = 0; w < own.Count; w++) rates[w][stage] = own[w].Next.Count > 0 ? own[w] : null;
        }

        return made[day] = [.. rates.Select(r => new Forecast(this, day, r))];
    }

    /// <summary>The stays of the stage that began on these days, both included; days before the grid have none.</summary>
    public long Arrived(short stage, int first, int last)
    {
        long sum = 0;
        for (var day = Math.Max(first, grid.Days.Start.DayNumber); day <= last; day++) sum += grid.Entered(stage, day);
        return sum;
    }

    /// <summary>The stays of the stage that are open at the end of a day.</summary>
    public long OpenAt(short stage, int day) => OpenOlder(stage, day) + OpenByAge(stage, day).Sum(o => o.Count);

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

    internal long OpenOlder(short stage, int day) => grid.OpenOlder(stage, day);

    internal NewLeads NewLeadsOf(short stage, int day, int days)
    {
        if (!newLeads.TryGetValue((stage, day, days), out var leads)) newLeads[(stage, day, days)] = leads = NewLeads.Of(grid, stage, day, days);
        return leads;
    }

    internal IReadOnlyList<(int Age, long Count)> OpenByAge(short stage, int day)
    {
        if (!open.TryGetValue((stage, day), out var ages)) open[(stage, day)] = ages = [.. Ages()];
        return ages;

        IEnumerable<(int Age, long Count)> Ages()
        {
            for (var entry = grid.Days.Start.DayNumber; entry <= day; entry++)
            {
                var count = grid.Entered(stage, entry);
                for (short next = 1; next < limit && count > 0; next++)
                {
                    var left = grid.Left(stage, next, entry);
                    for (var age = 0; age < left.Length && entry + age <= day; age++) count -= left[age];
                }

                if (count > 0) yield return (day - entry, count);
            }
        }
    }
}
