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
    private readonly Dictionary<short, Outlook> outlooks = [];
    private readonly Dictionary<short, Expectation[]> arrivals = [];
    private readonly Dictionary<short, Expectation[]> stock = [];

    internal Forecast(ForecastDesk desk, int asOf, ExitRates?[] rates) => (this.desk, this.asOf, this.rates) = (desk, asOf, rates);

    /// <summary>How many days forecasts look ahead.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [30, 60, 90];

    /// <summary>The stays that will begin in the stage, over each of the <see cref="Horizons"/>.</summary>
    public IReadOnlyList<Expectation> Arrivals(short stage) => Once(arrivals, stage, days => OfStages(from => ArrivalsFrom(stage, from, days)));

    /// <summary>The stays that will be open in the stage at the end of each of the <see cref="Horizons"/>. Those that began before the grid are taken to stay.</summary>
    public IReadOnlyList<Expectation> Stock(short stage) =>
        Once(stock, stage, days => new Expectation(desk.OpenOlder(stage, asOf), 0) + OfStages(from => StockFrom(stage, from, days)));

    private static Expectation[] Once(Dictionary<short, Expectation[]> made, short stage, Func<int, Expectation> over)
    {
        if (!made.TryGetValue(stage, out var known)) made[stage] = known = [.. Horizons.Select(over)];
        return known;
    }

    private Expectation OfStages(Func<short, Expectation> of) => desk.Stages.Aggregate(default(Expectation), (sum, from) => sum + of(from));

    private Outlook OutlookOf(short stage)
    {
        if (!outlooks.TryGetValue(stage, out var outlook)) outlooks[stage] = outlook = new Outlook(rates, stage, Horizons[^1]);
        return outlook;
    }

    private Expectation ArrivalsFrom(short stage, short from, int days)
    {
        var outlook = OutlookOf(stage);
        var rest = new ExitLoad(rates[from], rates.Length);
        double open = 0, openVariance = 0, fresh = 0;
        foreach (var (age, count) in desk.OpenByAge(from, asOf))
        {
            var enters = outlook.EntriesOfOpen(from, age, days, count, rest);
            open += count * enters;
            openVariance += count * enters * Math.Max(0, 1 - enters);
        }

        var leads = desk.NewLeadsOf(from, asOf, days);
        for (var day = 1; day <= days; day++)
        {
            if (leads.On(asOf + day) is var count and > 0) fresh += count * outlook.EntriesOfNew(from, days - day, count, rest);
        }

        return new Expectation(open + fresh, openVariance + fresh + (fresh * fresh * leads.Dispersion) + rest.Variance());
    }

    private Expectation StockFrom(short stage, short from, int days)
    {
        var outlook = OutlookOf(stage);
        double open = 0, openVariance = 0, fresh = 0;
        foreach (var (age, count) in desk.OpenByAge(from, asOf))
        {
            var isThere = outlook.ThereOfOpen(from, age, days);
            open += count * isThere;
            openVariance += count * isThere * Math.Max(0, 1 - isThere);
        }

        var leads = desk.NewLeadsOf(from, asOf, days);
        for (var day = 1; day <= days; day++)
        {
            if (leads.On(asOf + day) is var count and > 0) fresh += count * outlook.ThereOfNew(from, days - day);
        }

        // Who goes, or comes, does so by rates that rest on a number of exits, and are off by as much for all stays.
        var moves = from == stage ? desk.OpenByAge(from, asOf).Sum(o => (double)o.Count) - open : open;
        var vague = rates[from] is { } own ? moves * moves / Math.Max(1, own.Exits.Sum()) : 0;
        return new Expectation(open + fresh, openVariance + vague + fresh + (fresh * fresh * leads.Dispersion));
    }
}
