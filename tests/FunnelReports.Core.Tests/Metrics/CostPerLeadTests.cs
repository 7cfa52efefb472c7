using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Tests.Metrics;

public class CostPerLeadTests
{
    private const int Media = 1;
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly DayRange March = DayRange.OfMonth(2018, 3);

    // 100.00 a day in January and February, 200.00 a day in March.
    private static readonly SpendLedger Ledger = new(
        [new(new(2018, 1, 1), Media, 0, 0, 3100_00), new(new(2018, 2, 1), Media, 0, 0, 2800_00), new(new(2018, 3, 1), Media, 0, 0, 6200_00)], []);

    private static LeadLag Days(int days) => new(days, LagSource.Fixed);

    [Fact]
    public void The_simple_cost_of_40_leads_for_6200_is_155()
    {
        var cost = CostPerLead.Simple(Ledger, Eur, March, 40);
        Assert.Equal("6200.00", cost.Spend!.Value.ToDecimalString());
        Assert.Equal("155.00", cost.PerLead!.Value.ToDecimalString());
        // The 95 % limits of a count of 40 are 28.577 and 54.469.
        Assert.Equal("113.83", cost.Low!.Value.ToDecimalString());
        Assert.Equal("216.96", cost.High!.Value.ToDecimalString());
        Assert.Equal(new SpendCoverage(31, 31), cost.Coverage);
    }

    [Fact]
    public void With_a_lag_of_30_days_the_leads_of_march_were_bought_from_30_january_to_1_march_for_80_each()
    {
        // 2 days of January and 28 of February at 100.00 and one of March at 200.00.
        var cost = CostPerLead.LagAdjusted(Ledger, Eur, March, 40, Days(30))!;
        Assert.Equal("2018-01-30..2018-03-01", cost.Window.ToString());
        Assert.Equal("3200.00", cost.Spend!.Value.ToDecimalString());
        Assert.Equal("80.00", cost.PerLead!.Value.ToDecimalString());
    }

    [Fact]
    public void Nobody_entered_means_no_cost_and_not_zero_or_infinity()
    {
        var cost = CostPerLead.Simple(Ledger, Eur, March, 0);
        Assert.Equal("6200.00", cost.Spend!.Value.ToDecimalString());
        Assert.Equal((null, null, null), (cost.PerLead, cost.Low, cost.High));
    }

    [Fact]
    public void Unknown_spend_is_never_read_as_zero()
    {
        var cost = CostPerLead.Simple(Ledger, Eur, DayRange.OfMonth(2018, 4), 40);
        Assert.Null(cost.Spend);
        Assert.Null(cost.PerLead);
        Assert.Equal(new SpendCoverage(0, 30), cost.Coverage);
        Assert.Null(CostPerLead.LagAdjusted(Ledger, Eur, March, 40, new(null, LagSource.Unknown)));
    }

    [Fact]
    public void Spend_that_is_known_to_be_zero_costs_zero()
    {
        var free = new SpendLedger([new(new(2018, 3, 1), Media, 0, 0, 0)], []);
        Assert.Equal("0.00", CostPerLead.Simple(free, Eur, March, 40).PerLead!.Value.ToDecimalString());
    }

    [Fact]
    public void A_credit_has_its_limits_in_order()
    {
        var credit = new SpendLedger([new(new(2018, 3, 1), Media, 0, 0, -6200_00)], []);
        var cost = CostPerLead.Simple(credit, Eur, March, 40);
        Assert.Equal(("-216.96", "-155.00", "-113.83"), (cost.Low!.Value.ToDecimalString(), cost.PerLead!.Value.ToDecimalString(), cost.High!.Value.ToDecimalString()));
    }

    [Fact]
    public void The_change_against_the_month_before_comes_from_the_unrounded_costs()
    {
        // February: 2800.00 ÷ 30 = 93.33…; March: 6200.00 ÷ 40 = 155.00; 155 × 30 ÷ 2800 − 1 = 0.660714…
        var february = CostPerLead.Simple(Ledger, Eur, DayRange.OfMonth(2018, 2), 30);
        var march = CostPerLead.Simple(Ledger, Eur, March, 40);
        Assert.Equal(155.0 * 30 / 2800 - 1, march.ChangeFrom(february)!.Value, 12);
        Assert.Null(march.ChangeFrom(null));
        Assert.Null(march.ChangeFrom(CostPerLead.Simple(Ledger, Eur, DayRange.OfMonth(2018, 2), 0)));
    }

    [Fact]
    public void The_moving_average_divides_the_spend_of_the_last_buckets_by_their_leads()
    {
        (Bucket, long)[] series = [.. new[] { (1, 10L), (2, 20L), (3, 40L), (4, 10L) }.Select(month => (Bucket.Containing(new(2018, month.Item1, 1), Grain.Month, WeekStart.Monday), month.Item2))];
        var points = CostMovingAverage.Of(Ledger, Eur, series, 2);
        // (3100 + 2800) ÷ 30 = 196.67, (2800 + 6200) ÷ 60 = 150.00; the spend of April is not known.
        Assert.Equal(
            [("2018-02", "5900.00", "196.67"), ("2018-03", "9000.00", "150.00"), ("2018-04", null, null)],
            points.Select(point => (point.Bucket.Key, point.Cost.Spend?.ToDecimalString(), point.Cost.PerLead?.ToDecimalString())));
        Assert.Empty(CostMovingAverage.Of(Ledger, Eur, series, 5));
    }

    [Fact]
    public void The_moving_average_of_the_lag_adjusted_cost_moves_its_window_too()
    {
        var point = Assert.Single(CostMovingAverage.Of(Ledger, Eur, [(new("2018-03", March), 40)], 1, Days(30)));
        Assert.Equal("80.00", point.Cost.PerLead!.Value.ToDecimalString());
    }

    [Fact]
    public void Buckets_with_a_gap_have_no_moving_average() => Assert.Throws<ArgumentException>(() =>
        CostMovingAverage.Of(Ledger, Eur, [(new("2018-01", DayRange.OfMonth(2018, 1)), 1), (new("2018-03", March), 1)], 1));

    [Theory]
    [InlineData(30, 30 * 129_600L, 2)]
    [InlineData(30, 30 * 129_600L - 1, 1)]
    [InlineData(30, 0, 0)]
    public void The_lag_is_the_mean_in_whole_days_with_a_half_rounded_up(long leads, long seconds, int days) =>
        Assert.Equal(new LeadLag(days, LagSource.Period), LeadLag.Of(new(leads, seconds), new(1000, 0)));

    [Fact]
    public void With_fewer_than_30_leads_the_lag_is_that_of_twelve_months_and_a_fixed_one_goes_before_all()
    {
        LagSample few = new(29, 29 * 86_400L), year = new(200, 200 * 5 * 86_400L);
        Assert.Equal(new LeadLag(5, LagSource.TwelveMonths), LeadLag.Of(few, year));
        Assert.Equal(new LeadLag(null, LagSource.Unknown), LeadLag.Of(default, default));
        Assert.Equal(new LeadLag(14, LagSource.Fixed), LeadLag.Of(few, year, 14));
    }
}
