using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Tests.Metrics;

public class LeadGoalTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly Ratio Quarter = new(1, 4), Fifth = new(1, 5), Tenth = new(1, 10), Fiftieth = new(2, 100);

    private static Money Euros(long euros) => new(euros * 100, Eur);

    [Fact]
    public void Ten_million_of_deals_of_50000_take_200_customers_800_sqls_and_4000_mqls() => Assert.Equal(
        new LeadGoal(200, 800, 4_000, 40_000, 2_000_000),
        LeadGoal.OfRevenue(Euros(10_000_000), Euros(50_000), Quarter, Fifth, Tenth, Fiftieth));

    [Fact]
    public void With_400_customers_it_takes_1600_sqls_and_8000_mqls()
    {
        var goal = LeadGoal.OfCustomers(400, Quarter, Fifth, Tenth, Fiftieth);
        Assert.Equal((1_600L, 8_000L), (goal.Sqls, goal.Mqls));
    }

    [Fact]
    public void Each_step_is_rounded_up_and_the_next_starts_from_that()
    {
        // 1,000.01 ÷ 500 = 2.00002 → 3 customers; 3 ÷ (2/7) = 10.5 → 11; 11 ÷ (3/10) = 36.67 → 37; 37 ÷ 1 = 37; 37 ÷ (3/4) = 49.33 → 50.
        var goal = LeadGoal.OfRevenue(new Money(1_000_01, Eur), Euros(500), new(2, 7), new(3, 10), new(5, 5), new(3, 4));
        Assert.Equal(new LeadGoal(3, 11, 37, 37, 50), goal);
    }

    [Theory]
    [InlineData(3, 1, 10, 30)]
    [InlineData(21, 7, 10, 30)]
    [InlineData(21, 35, 100, 60)]
    [InlineData(21, 175, 1000, 120)]
    public void A_quotient_that_is_whole_is_not_rounded_up_by_an_error_of_the_machine(long customers, long won, long sqls, long needed) =>
        Assert.Equal(needed, LeadGoal.OfCustomers(customers, new(won, sqls), Fifth, Tenth, Fiftieth).Sqls);

    [Fact]
    public void A_rate_of_zero_or_of_nobody_says_nothing_from_there_on()
    {
        Assert.Equal(new LeadGoal(200, 800, null, null, null), LeadGoal.OfCustomers(200, Quarter, new(0, 148), Tenth, Fiftieth));
        Assert.Equal(new LeadGoal(200, null, null, null, null), LeadGoal.OfCustomers(200, new(0, 0), Fifth, Tenth, Fiftieth));
        Assert.Equal(new LeadGoal(null, null, null, null, null), LeadGoal.OfRevenue(Euros(10_000_000), Euros(0), Quarter, Fifth, Tenth, Fiftieth));
    }

    [Fact]
    public void A_goal_of_nothing_takes_nothing_and_a_negative_one_is_an_error()
    {
        Assert.Equal(new LeadGoal(0, 0, 0, 0, 0), LeadGoal.OfRevenue(Euros(0), Euros(50_000), Quarter, Fifth, Tenth, Fiftieth));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeadGoal.OfRevenue(Euros(-1), Euros(50_000), Quarter, Fifth, Tenth, Fiftieth));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeadGoal.OfCustomers(-1, Quarter, Fifth, Tenth, Fiftieth));
        Assert.Throws<InvalidOperationException>(() => LeadGoal.OfRevenue(Euros(1), new Money(1, Currency.Parse("USD")), Quarter, Fifth, Tenth, Fiftieth));
    }

    [Fact]
    public void More_than_can_be_counted_is_an_error_and_not_a_wrong_number() =>
        Assert.Throws<OverflowException>(() => LeadGoal.OfCustomers(long.MaxValue, Quarter, Fifth, Tenth, Fiftieth));
}
