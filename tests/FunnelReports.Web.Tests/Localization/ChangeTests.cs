using FunnelReports.Core.Metrics;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class ChangeTests
{
    [Fact]
    public void A_count_changes_in_percent_of_the_earlier_one() =>
        Assert.Equal(new Change(1, 0.25, ChangeRule.Percent), Change.Between(new Measure.Count(50), new Measure.Count(40)));

    [Fact]
    public void A_rate_changes_in_points() =>
        Assert.Equal(new Change(-1, -25, ChangeRule.Points), Change.Between(new Measure.Rate(0.25), new Measure.Rate(0.5)));

    [Fact]
    public void A_length_of_time_changes_in_days() =>
        Assert.Equal(new Change(1, 3.5, ChangeRule.Days), Change.Between(new Measure.Days(20.5), new Measure.Days(17)));

    [Fact]
    public void A_rise_from_zero_has_a_direction_and_no_percentage() =>
        Assert.Equal(new Change(1, null, ChangeRule.Percent), Change.Between(new Measure.Count(3), new Measure.Count(0)));

    [Fact]
    public void Nothing_is_compared_with_what_is_not_known()
    {
        Assert.Null(Change.Between(new Measure.Count(3), null));
        Assert.Null(Change.Between(null, new Measure.Count(3)));
    }

    [Fact]
    public void Two_kinds_or_two_currencies_are_not_compared()
    {
        Assert.Null(Change.Between(new Measure.Count(3), new Measure.Days(2)));
        Assert.Null(Change.Between(new Measure.Money(300, "EUR", 2), new Measure.Money(200, "USD", 2)));
    }
}
