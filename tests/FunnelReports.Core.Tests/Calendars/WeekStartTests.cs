using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

public class WeekStartTests
{
    [Theory]
    [InlineData("monday", 1, DayOfWeek.Monday)]
    [InlineData("saturday", 6, DayOfWeek.Saturday)]
    [InlineData("sunday", 7, DayOfWeek.Sunday)]
    public void Weeks_start_on_Monday_Saturday_or_Sunday(string key, int number, DayOfWeek day)
    {
        Assert.True(WeekStart.TryParse($" {key.ToUpperInvariant()} ", out var start));
        Assert.Equal((key, number, day), (start.Key, start.Number, start.Day));
        Assert.Equal(start, WeekStart.Of(number));
        Assert.Contains(start, WeekStart.All);
    }

    [Fact]
    public void Weeks_start_on_no_other_day_and_on_Monday_where_nothing_is_said()
    {
        Assert.Equal(WeekStart.Monday, ReportingCalendar.Create("UTC").WeekStart);
        Assert.Equal("monday", new WeekStart().Key);
        Assert.All(new[] { 0, 2, 3, 4, 5, 8 }, number => Assert.Throws<ArgumentOutOfRangeException>(() => WeekStart.Of(number)));
        Assert.All(new[] { null, "", "1", "friday" }, text => Assert.False(WeekStart.TryParse(text, out _)));
    }

    // 2018 begins on a Monday, so its first week holds the last day or days of 2017; 2020 has 53 weeks.
    [Theory]
    [InlineData("monday", "2018-W09", "2018-02-26..2018-03-04")]
    [InlineData("sunday", "2018-W09", "2018-02-25..2018-03-03")]
    [InlineData("saturday", "2018-W09", "2018-02-24..2018-03-02")]
    [InlineData("sunday", "2018-W01", "2017-12-31..2018-01-06")]
    [InlineData("saturday", "2018-W01", "2017-12-30..2018-01-05")]
    [InlineData("monday", "2020-W53", "2020-12-28..2021-01-03")]
    [InlineData("sunday", "2020-W53", "2020-12-27..2021-01-02")]
    [InlineData("saturday", "2020-W53", "2020-12-26..2021-01-01")]
    [InlineData("saturday", "2021-W01", "2021-01-02..2021-01-08")]
    public void A_week_has_the_name_of_the_ISO_week_that_holds_its_Thursday(string start, string name, string days)
    {
        var calendar = Calendar(start);
        var week = Period.Parse(name, calendar);
        Assert.Equal((name, days, PeriodKind.Week), (week.Text, week.Range.ToString(), week.Kind));
        Assert.True(week.IsWholeWeeks);
        foreach (var day in week.Range.EachDay())
        {
            Assert.Equal(week, Period.Containing(day, PeriodKind.Week, calendar));
            Assert.Equal(week.Range.Start, calendar.WeekStart.FirstDayOf(day));
            Assert.Equal(new Bucket(name, week.Range), Bucket.Containing(day, Grain.Week, calendar.WeekStart));
        }
    }

    [Theory]
    [InlineData("monday")]
    [InlineData("saturday")]
    [InlineData("sunday")]
    public void Every_day_lies_in_exactly_one_week_and_every_year_has_the_weeks_of_its_ISO_year(string start)
    {
        var calendar = Calendar(start);
        var day = calendar.WeekStart.DaysOf(new IsoWeek(1999, 1)).Start;
        for (var year = 1999; year <= 2040; year++)
        {
            for (var number = 1; number <= IsoWeek.WeeksIn(year); number++)
            {
                var week = Period.Parse($"{year}-W{number:00}", calendar);
                Assert.Equal((day, 7, calendar.WeekStart.Day), (week.Range.Start, week.Range.Days, week.Range.Start.DayOfWeek));
                Assert.All(week.Range.EachDay(), d => Assert.Equal((week.Text, week.Range.Start), (calendar.WeekStart.WeekOf(d).ToString(), calendar.WeekStart.FirstDayOf(d))));
                Assert.Equal(year, week.Range.EachDay().Single(d => d.DayOfWeek == DayOfWeek.Thursday).Year);
                day = week.Range.End;
            }

            Assert.Equal($"There is no \"W54\": {year} has the weeks W01 to W{IsoWeek.WeeksIn(year)}.", Error($"{year}-W54", calendar)[..49]);
        }
    }

    [Theory]
    [InlineData("2018-W01", "2017-W52", "2018-W02", "2017-W01")]
    [InlineData("2020-W53", "2020-W52", "2021-W01", "2019-W52")]
    [InlineData("2021-W01", "2020-W53", "2021-W02", "2020-W01")]
    public void The_weeks_around_a_week_and_that_of_the_year_before_are_found_by_name(string text, string previous, string next, string yearBefore)
    {
        foreach (var calendar in WeekStart.All.Select(start => Calendar(start.Key)))
        {
            var week = Period.Parse(text, calendar);
            Assert.Equal(
                [Period.Parse(previous, calendar), Period.Parse(next, calendar), Period.Parse(yearBefore, calendar)],
                [week.Previous(), week.Next(), week.YearBefore()]);
        }
    }

    [Theory]
    [InlineData("sunday", "2018-02-25..2018-03-10", Grain.Week)]
    [InlineData("sunday", "2018-02-26..2018-03-11", null)]
    [InlineData("saturday", "2018-02-24..2018-03-09", Grain.Week)]
    [InlineData("saturday", "2018-02-25..2018-03-10", null)]
    // February 2015 is four weeks from Sunday too: months come first.
    [InlineData("sunday", "2015-02", Grain.Month)]
    public void Only_days_from_a_start_of_a_week_to_the_next_are_whole_weeks(string start, string days, Grain? whole) =>
        Assert.Equal(whole, Period.Parse(days, Calendar(start)).WholeBuckets);

    [Fact]
    public void A_period_is_cut_into_weeks_that_start_on_the_day_of_the_workspace() =>
        Assert.Equal(
            [("2018-W09", "2018-03-01..2018-03-03"), ("2018-W10", "2018-03-04..2018-03-10"), ("2018-W11", "2018-03-11..2018-03-11")],
            Period.Parse("2018-03-01..2018-03-11", Calendar("sunday")).Buckets(Grain.Week).Select(week => (week.Key, week.Days.ToString())));

    [Fact]
    public void The_week_before_there_are_days_begins_with_the_first_there_is() =>
        Assert.All(WeekStart.All, start => Assert.Equal(DateOnly.MinValue, start.FirstDayOf(DateOnly.MinValue)));

    private static ReportingCalendar Calendar(string start) =>
        ReportingCalendar.Create("UTC", weekStart: WeekStart.TryParse(start, out var day) ? day : throw new ArgumentException(start));

    private static string Error(string text, ReportingCalendar calendar) => Assert.Throws<FormatException>(() => Period.Parse(text, calendar)).Message;
}
