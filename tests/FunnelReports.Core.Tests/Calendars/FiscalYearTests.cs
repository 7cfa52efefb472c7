using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

public class FiscalYearTests
{
    [Fact]
    public void A_fiscal_year_is_named_after_the_calendar_year_in_which_it_ends()
    {
        var april = new FiscalYear(4);
        Assert.Equal(DayRange.Of(new(2017, 4, 1), new(2018, 3, 31)), april.Year(2018));
        Assert.Equal(DayRange.Of(new(2017, 4, 1), new(2017, 6, 30)), april.Quarter(2018, 1));
        Assert.Equal(DayRange.Of(new(2017, 10, 1), new(2018, 3, 31)), april.Half(2018, 2));
        Assert.Equal(2018, april.YearOf(new(2017, 4, 1)));
        Assert.Equal(2017, april.YearOf(new(2017, 3, 31)));
    }

    [Fact]
    public void With_a_start_in_january_fiscal_years_are_calendar_years()
    {
        Assert.Equal(DayRange.Of(new(2018, 1, 1), new(2018, 12, 31)), new FiscalYear(1).Year(2018));
        Assert.Equal(new FiscalYear(1).Year(2018), default(FiscalYear).Year(2018));
    }

    [Fact]
    public void Quarters_and_halves_make_up_the_year_whatever_its_start()
    {
        for (var month = 1; month <= 12; month++)
        {
            var fiscal = new FiscalYear(month);
            var quarters = Enumerable.Range(1, 4).Select(quarter => fiscal.Quarter(2020, quarter)).ToList();
            Assert.Equal(fiscal.Year(2020), new DayRange(quarters[0].Start, quarters[3].End));
            for (var i = 1; i < 4; i++)
                Assert.Equal(quarters[i - 1].End, quarters[i].Start);
            Assert.Equal(fiscal.Half(2020, 1).End, fiscal.Half(2020, 2).Start);
            Assert.Equal(fiscal.Half(2020, 1).End, quarters[2].Start);
            Assert.All(fiscal.Year(2020).EachDay(), day => Assert.Equal(2020, fiscal.YearOf(day)));
        }
    }
}
