using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Forecasts;

/// <summary>
/// What is to be expected of each stage at the end of a day: the stays that will begin in it within so many days, and how many will be open at their end. It
/// adds up what today's open stays will do, each by its age, and what the leads that are still to come will do.
/// </summary>
public sealed class Forecast
{
    private readonly ForecastDesk desk;
    private readonly int asOf;
    private readonly ExitRates?[] rates;
    private readonly Dictionary<short, (Expectation[] Arrivals, Expectation[] Stock)> made = [];

    internal Forecast(ForecastDesk desk, int asOf, ExitRates?[] rates) => (this.desk, this.asOf, this.rates) = (desk, asOf, rates);

    /// <summary>How many days forecasts look ahead.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [30, 60, 90];

    /// <summary>The stays that will begin in the stage, over each of the <see cref="Horizons"/>.</summary>
    public IReadOnlyList<Expectation> Arrivals(short stage) => Of(stage).Arrivals;

    /// <summary>The stays that will be open in the stage at the end of each of the <see cref="Horizons"/>. Those that began before the grid are taken to stay.</summary>
    public IReadOnlyList<Expectation> Stock(short stage) => Of(stage).Stock;

    private (Expectation[] Arrivals, Expectation[] Stock) Of(short stage)
    {
        if (made.TryGetValue(stage, out var known)) return known;
        var outlook = new Outlook(rates, stage, Horizons[^1]);
        var answer = (new Expectation[Horizons.Count], new Expectation[Horizons.Count]);
        for (var h = 0; h < Horizons.Count; h++)
        {
            var sums = (Arrivals: default(Expectation), Stock: new Expectation(desk.OpenOlder(stage, asOf), 0));
            foreach (var from in desk.Stages)
            {
                var rest = new ExitLoad(rates[from], rates.Length);
                var open = Open(outlook, from, from == stage, Horizons[h], rest);
                var fresh = New(outlook, from, Horizons[h], rest);
                sums = (sums.Arrivals + open.Arrivals + fresh.Arrivals + new Expectation(0, rest.Variance()), sums.Stock + open.Stock + fresh.Stock);
            }

            (answer.Item1[h], answer.Item2[h]) = sums;
        }

        return made[stage] = answer;
    }

    private (Expectation Arrivals, Expectation Stock) Open(Outlook outlook, short from, bool isTarget, int days, ExitLoad rest)
    {
        double arrivals = 0, arrivalsVariance = 0, stock = 0, stockVariance = 0;
        foreach (var (age, count) in desk.OpenByAge(from, asOf))
        {
            var (enters, isThere) = outlook.OfOpen(from, age, days, count, rest);
            arrivals += count * enters;
            arrivalsVariance += count * enters * Math.Max(0, 1 - enters);
            stock += count * isThere;
            stockVariance += count * isThere * Math.Max(0, 1 - isThere);
        }

        // Who goes, or comes, does so by rates that rest on a number of exits, and are off by as much for all stays.
        var moves = isTarget ? desk.OpenByAge(from, asOf).Sum(open => (double)open.Count) - stock : stock;
        return (
            new Expectation(arrivals, arrivalsVariance),
            new Expectation(stock, stockVariance + (rates[from] is { } own ? moves * moves / Math.Max(1, own.Exits.Sum()) : 0)));
    }

    private (Expectation Arrivals, Expectation Stock) New(Outlook outlook, short from, int days, ExitLoad rest)
    {
        var leads = desk.NewLeadsOf(from, asOf, days);
        double arrivals = 0, stock = 0;
        for (var day = 1; day <= days; day++)
        {
            var count = leads.On(asOf + day);
            if (count == 0) continue;
            var (enters, isThere) = outlook.OfNew(from, days - day, count, rest);
            arrivals += count * enters;
            stock += count * isThere;
        }

        return (new Expectation(arrivals, arrivals + (arrivals * arrivals * leads.Dispersion)), new Expectation(stock, stock + (stock * stock * leads.Dispersion)));
    }
}
