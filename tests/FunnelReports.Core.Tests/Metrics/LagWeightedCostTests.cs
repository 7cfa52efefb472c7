using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Tests.Metrics;

public class LagWeightedCostTests
{
    private const int Media = 1;
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly DayRange March = DayRange.OfMonth(2018, 3);

    // 100.00 a day in January and February, 200.00 a day in March.
    private static readonly SpendLedger Ledger = new(
        [new(new(2018, 1, 1), Media, 0, 0, 3100_00), new(new(2018, 2, 1), Media, 0, 0, 2800_00), new(new(2018, 3, 1), Media, 0, 0, 6200_00)], []);

    private static LagDistribution Lags(params (int Days, long Leads)[] lags)
    {
        var counts = new Histogram();
        foreach (var (days, leads) in lags) counts.Add(days, leads);
        return LagDistribution.Of(counts)!;
    }

    private static string? Text(Money? money) => money?.ToDecimalString();

    [Fact]
    public void With_one_lead_in_four_after_10_days_and_the_others_at_once_40_leads_of_march_cost_148_75_each()
    {
        // At once: ¾ of 31 × 200.00 = 4,650.00. After 10 days: ¼ of 10 × 100.00 and 21 × 200.00 = 1,300.00. Together 5,950.00.
        var cost = LagWeightedCost.Of(Ledger, Eur, March, 40, Lags((0, 3), (10, 1)));
        Assert.Equal(("5950.00", "148.75"), (Text(cost.Cost.Spend), Text(cost.Cost.PerLead)));
        Assert.Equal("2018-02-19..2018-03-31", cost.Cost.Window.ToString());
        // ¼ of the last 10 days of February came over, ¼ of the last 10 of March goes on: 250.00 + 6,200.00 = 5,950.00 + 500.00.
        Assert.Equal(("250.00", "6200.00", "500.00"), (Text(cost.BroughtForward), Text(cost.Spent), Text(cost.NotYetAllocated)));
        Assert.Equal((new SpendCoverage(41, 41), 1.0), (cost.Cost.Coverage, cost.WeightKnown));
    }

    [Fact]
    public void Allocated_and_not_yet_allocated_make_up_what_was_spent_to_the_cent() => Law.Holds(
        from actuals in Gen.ListOf(from day in Gen.Choose(0, 120) from cents in Gen.Choose(-500_00, 100_000_00) select (day, cents))
        from lags in Gen.NonEmptyListOf(from days in Gen.Choose(0, 90) from leads in Gen.Choose(1, 50) select (days, (long)leads))
        from cuts in Gen.ListOf(Gen.Choose(1, 250))
        select (actuals, lags, cuts),
        sample =>
        {
            var start = new DateOnly(2018, 1, 1);
            var ledger = new SpendLedger([], sample.actuals.Select(a => new DayActual(start.AddDays(a.day), Media, 0, 0, a.cents)));
            var lags = Lags([.. sample.lags]);
            var days = sample.cuts.Prepend(0).Append(251).Distinct().Order().Select(day => start.AddDays(day)).ToList();
            var periods = days.Zip(days.Skip(1), (from, to) => LagWeightedCost.Of(ledger, Eur, new DayRange(from, to), 1, lags)).ToList();

            // Each period's account closes, the next one takes over what it left, and once all leads have come everything is given out.
            Assert.All(periods, p => Assert.Equal(Minor(p.BroughtForward) + Minor(p.Spent), Minor(p.Cost.Spend) + Minor(p.NotYetAllocated)));
            Assert.Equal(periods.SkipLast(1).Select(p => Minor(p.NotYetAllocated)), periods.Skip(1).Select(p => Minor(p.BroughtForward)));
            Assert.Equal(sample.actuals.Sum(a => (long)a.cents), periods.Sum(p => Minor(p.Cost.Spend)));
            Assert.Equal(0, Minor(periods[^1].NotYetAllocated));
        });

    [Fact]
    public void When_every_lead_takes_the_same_time_it_is_the_lag_adjusted_cost() => Law.Holds(
        from lag in Gen.Choose(0, 60)
        from first in Gen.Choose(0, 100)
        from length in Gen.Choose(1, 60)
        select (lag, first, length),
        sample =>
        {
            var start = new DateOnly(2017, 12, 1).AddDays(sample.first);
            var period = new DayRange(start, start.AddDays(sample.length));
            var adjusted = CostPerLead.LagAdjusted(Ledger, Eur, period, 40, new(sample.lag, LagSource.Fixed))!;
            Assert.Equal(adjusted, LagWeightedCost.Of(Ledger, Eur, period, 40, Lags((sample.lag, 123))).Cost);
            Assert.Equal(adjusted, LagWeightedCost.Of(Ledger, Eur, period, 40, LagDistribution.Fixed(sample.lag)).Cost);
        });

    [Fact]
    public void Where_the_spend_of_a_part_is_unknown_it_says_for_what_share_of_the_weight_it_is_known()
    {
        // January 2018: half its leads were bought at once, half 31 days before, in December, of which nothing is known.
        var cost = LagWeightedCost.Of(Ledger, Eur, DayRange.OfMonth(2018, 1), 10, Lags((0, 1), (31, 1)));
        Assert.Equal((0.5, new SpendCoverage(31, 62)), (cost.WeightKnown, cost.Cost.Coverage));
        Assert.Equal(("1550.00", null), (Text(cost.Cost.Spend), Text(cost.BroughtForward)));
    }

    [Fact]
    public void Spend_that_is_known_for_no_day_that_gives_to_the_period_is_unknown_and_not_zero()
    {
        var cost = LagWeightedCost.Of(Ledger, Eur, DayRange.OfMonth(2018, 1), 10, LagDistribution.Fixed(31));
        Assert.Equal((null, null, 0.0), (cost.Cost.Spend, cost.Cost.PerLead, cost.WeightKnown));
        Assert.Equal(("3100.00", "3100.00"), (Text(cost.Spent), Text(cost.NotYetAllocated)));
    }

    [Fact]
    public void Nobody_entered_means_no_cost_and_no_lags_no_distribution()
    {
        var cost = LagWeightedCost.Of(Ledger, Eur, March, 0, LagDistribution.Fixed(0));
        Assert.Equal(("6200.00", null), (Text(cost.Cost.Spend), Text(cost.Cost.PerLead)));
        Assert.Equal(("0.00", "0.00"), (Text(cost.BroughtForward), Text(cost.NotYetAllocated)));
        Assert.Null(LagDistribution.Of(new Histogram()));
    }

    [Fact]
    public void The_leads_of_the_first_quarter_were_bought_from_2_december_to_1_march_when_it_takes_30_days()
    {
        // 10.00 a day in December, 20.00 from January to March: 30 days of December, 31 + 28 + 1 days after it.
        var ledger = new SpendLedger(
            [new(new(2017, 12, 1), Media, 0, 0, 310_00), new(new(2018, 1, 1), Media, 0, 0, 620_00), new(new(2018, 2, 1), Media, 0, 0, 560_00), new(new(2018, 3, 1), Media, 0, 0, 620_00)], []);
        var quarter = DayRange.Of(new(2018, 1, 1), new(2018, 3, 31));
        var adjusted = CostPerLead.LagAdjusted(ledger, Eur, quarter, 30, new(30, LagSource.Period))!;
        Assert.Equal(DayRange.Of(new(2017, 12, 2), new(2018, 3, 1)), adjusted.Window);
        Assert.Equal(("1500.00", "50.00"), (Text(adjusted.Spend), Text(adjusted.PerLead)));
        Assert.Equal(adjusted, LagWeightedCost.Of(ledger, Eur, quarter, 30, LagDistribution.Fixed(30)).Cost);
    }

    private static long Minor(Money? money) => money?.Minor ?? 0;
}
