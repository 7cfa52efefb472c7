using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Forecasts;

/// <summary>
/// What is to be expected of a stage: the stays that will begin in it within so many days, and how many will be open at the end. It adds up what today's
/// open stays will do, each by its age, and what the leads that are still to come will do.
/// </summary>
public sealed class Forecast
{
    private readonly StayGrid grid;
    private readonly Funnel funnel;
    private readonly int asOf;
    private readonly ExitRates?[] rates;

    /// <summary>Reads what is known at the end of a day.</summary>
    /// <param name="grid">What happened.</param>
    /// <param name="funnel">The stages.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="window">Days back from it whose exits say how stays end.</param>
    public Forecast(StayGrid grid, Funnel funnel, DateOnly asOf, int window)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(funnel);
        (this.grid, this.funnel, this.asOf) = (grid, funnel, asOf.DayNumber);
        rates = new ExitRates?[funnel.IdLimit];
        foreach (var stage in funnel.Stages)
        {
            var own = ExitRates.Of(grid, stage.Id, funnel.IdLimit, this.asOf, window);
            rates[stage.Id] = own.Ages > 0 && own.Next.Count > 0 ? own : null;
        }
    }

    /// <summary>The stays that will begin in the stage within so many days.</summary>
    public Expectation Arrivals(short stage, int days) => Of(new Outlook(rates, stage, days), days, (outlook, from, age) => outlook.OfOpen(from, age, days).Entries, (outlook, from, left) => outlook.EntriesOfNew(from, left));

    /// <summary>The stays that will be open in the stage at the end of so many days.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="days">The days to come.</param>
    /// <param name="older">Open stays that began before the days of the grid: they are taken to stay.</param>
    public Expectation Stock(short stage, int days, long older) =>
        Of(new Outlook(rates, stage, days), days, (outlook, from, age) => outlook.OfOpen(from, age, days).There, (outlook, from, left) => outlook.ThereOfNew(from, left))
        + new Expectation(older, 0);

    private Expectation Of(Outlook outlook, int days, Func<Outlook, int, int, double> ofOpen, Func<Outlook, int, int, double> ofNew)
    {
        var sum = default(Expectation);
        foreach (var stage in funnel.Stages) sum += Open(stage.Id) + New(stage.Id);
        return sum;

        Expectation Open(short stage)
        {
            double mean = 0, variance = 0;
            foreach (var (age, count) in OpenByAge(stage))
            {
                var chance = ofOpen(outlook, stage, age);
                mean += count * chance;
                variance += count * chance * Math.Max(0, 1 - chance);
            }

            return new Expectation(mean, variance + (mean * mean * Doubt(stage)));
        }

        Expectation New(short stage)
        {
            var leads = NewLeads.Of(grid, stage, asOf, days);
            var mean = Enumerable.Range(1, days).Sum(day => leads.On(asOf + day) * ofNew(outlook, stage, days - day));
            return new Expectation(mean, mean + (mean * mean * leads.Dispersion));
        }
    }

    // The squared relative error of rates that rest on so many exits.
    private double Doubt(short stage) => rates[stage] is { } own ? 1 / Math.Max(1, own.Exits.Sum()) : 0;

    private IEnumerable<(int Age, long Count)> OpenByAge(short stage)
    {
        for (var entry = grid.Days.Start.DayNumber; entry <= asOf; entry++)
        {
            var open = grid.Entered(stage, entry);
            if (open == 0) continue;
            for (short next = 1; next < funnel.IdLimit; next++)
            {
                var ages = grid.Left(stage, next, entry);
                for (var age = 0; age < ages.Length && entry + age <= asOf; age++) open -= ages[age];
            }

            if (open > 0) yield return (asOf - entry, open);
        }
    }
}
