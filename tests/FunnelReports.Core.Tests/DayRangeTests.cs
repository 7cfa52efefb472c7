namespace FunnelReports.Core.Tests;

public class DayRangeTests
{
    private static DateOnly Day(int month, int day) => new(2018, month, day);

    [Fact]
    public void Both_ends_typed_are_in_the_range_and_the_end_inside_the_code_is_not()
    {
        var march = DayRange.Of(Day(3, 1), Day(3, 31));
        Assert.Equal(new DayRange(Day(3, 1), Day(4, 1)), march);
        Assert.Equal(31, march.Days);
        Assert.Equal(Day(3, 31), march.LastDay);
        Assert.True(march.Contains(Day(3, 31)));
        Assert.False(march.Contains(Day(4, 1)));
        Assert.Equal(31, march.EachDay().Count());
        Assert.Equal("2018-03-01..2018-03-31", march.ToString());
    }

    [Fact]
    public void A_range_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(() => new DayRange(Day(3, 2), Day(3, 1)));

    [Fact]
    public void Ranges_that_do_not_meet_have_an_empty_intersection()
    {
        Assert.True(DayRange.OfMonth(2018, 3).Intersect(DayRange.OfMonth(2018, 4)).IsEmpty);
        Assert.True(DayRange.OfMonth(2018, 3).Intersect(DayRange.OfMonth(2019, 4)).IsEmpty);
        Assert.Equal(DayRange.OfDay(Day(3, 31)), DayRange.OfMonth(2018, 3).Intersect(DayRange.Of(Day(3, 31), Day(5, 1))));
    }

    [Fact]
    public void A_shifted_range_keeps_its_number_of_days() =>
        Assert.Equal(DayRange.Of(Day(2, 19), Day(3, 21)), DayRange.OfMonth(2018, 3).Shift(-10));

    [Fact]
    public void An_empty_range_has_no_last_day() =>
        Assert.Throws<InvalidOperationException>(() => new DayRange(Day(3, 1), Day(3, 1)).LastDay);
}
