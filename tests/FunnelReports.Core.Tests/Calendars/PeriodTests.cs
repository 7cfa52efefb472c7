using FsCheck.Fluent;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

public class PeriodTests
{
    private static readonly ReportingCalendar Calendar = ReportingCalendar.Create("UTC");
    private static readonly ReportingCalendar April = ReportingCalendar.Create("UTC", 4);

    private static string Days(string text, ReportingCalendar? calendar = null) => Period.Parse(text, calendar ?? Calendar).Range.ToString();

    [Theory]
    [InlineData("2018", "2018-01-01..2018-12-31")]
    [InlineData("2018-H1", "2018-01-01..2018-06-30")]
    [InlineData("2018-h2", "2018-07-01..2018-12-31")]
    [InlineData("2018-Q1", "2018-01-01..2018-03-31")]
    [InlineData("2018-03", "2018-03-01..2018-03-31")]
    [InlineData("2018-W09", "2018-02-26..2018-03-04")]
    [InlineData("2020-W53", "2020-12-28..2021-01-03")]
    [InlineData(" 2018-03-01 .. 2018-03-31 ", "2018-03-01..2018-03-31")]
    [InlineData("2018-03-01", "2018-03-01..2018-03-01")]
    public void What_a_person_types_includes_both_ends(string text, string days) => Assert.Equal(days, Days(text));

    [Theory]
    [InlineData("2018", "2017-04-01..2018-03-31")]
    [InlineData("2018-H1", "2017-04-01..2017-09-30")]
    [InlineData("2018-Q4", "2018-01-01..2018-03-31")]
    [InlineData("2018-03", "2018-03-01..2018-03-31")]
    [InlineData("2018-W09", "2018-02-26..2018-03-04")]
    public void Years_halves_and_quarters_follow_the_fiscal_year_and_months_and_weeks_do_not(string text, string days) => Assert.Equal(days, Days(text, April));

    [Theory]
    [InlineData("", "The period is empty.")]
    [InlineData("last month", "\"last month\" is not a period.")]
    [InlineData("18-03", "\"18-03\" is not a period.")]
    [InlineData("2018/03", "\"2018/03\" is not a period.")]
    [InlineData("2018-13", "There is no \"13\": a year has the months 01 to 12.")]
    [InlineData("2018-3", "There is no \"3\": a year has the months 01 to 12.")]
    [InlineData("2018-Q5", "There is no \"Q5\": a year has the quarters Q1 to Q4.")]
    [InlineData("2018-H0", "There is no \"H0\": a year has the halves H1 and H2.")]
    [InlineData("2018-W53", "There is no \"W53\": 2018 has the weeks W01 to W52.")]
    [InlineData("2018-02-30..2018-03-01", "\"2018-02-30\" is not a day of the calendar.")]
    [InlineData("2018-03-01..", "A period from day to day needs its first and its last day.")]
    [InlineData("2018-03-02..2018-03-01", "The period ends on 2018-03-01, before it starts on 2018-03-02.")]
    [InlineData("0018-03", "The year 0018 is out of range: periods lie between 1970 and 2099.")]
    public void A_mistyped_period_is_answered_with_one_clear_sentence_and_examples(string text, string sentence)
    {
        var error = Assert.Throws<FormatException>(() => Period.Parse(text, Calendar));
        Assert.Equal(sentence + " Write for example 2018, 2018-H1, 2018-Q1, 2018-03, 2018-W09 or 2018-03-01..2018-03-31.", error.Message);
    }

    [Theory]
    [InlineData("2018", "2017", "2017")]
    [InlineData("2018-H1", "2017-H2", "2017-H1")]
    [InlineData("2018-Q1", "2017-Q4", "2017-Q1")]
    [InlineData("2018-03", "2018-02", "2017-03")]
    [InlineData("2018-W01", "2017-W52", "2017-W01")]
    [InlineData("2020-W53", "2020-W52", "2019-W52")]
    [InlineData("2018-03-01..2018-03-31", "2018-01-29..2018-02-28", "2017-03-01..2017-03-31")]
    [InlineData("2020-02-29..2020-02-29", "2020-02-28..2020-02-28", "2019-02-28..2019-02-28")]
    public void The_period_before_and_the_year_before_follow_what_was_typed(string text, string previous, string yearBefore)
    {
        foreach (var calendar in new[] { Calendar, April })
        {
            var period = Period.Parse(text, calendar);
            Assert.Equal(previous, period.Previous().Text);
            Assert.Equal(Period.Parse(previous, calendar), period.Previous());
            Assert.Equal(Period.Parse(yearBefore, calendar), period.YearBefore());
            Assert.Equal(period, period.Previous().Next());
        }
    }

    [Fact]
    public void Buckets_at_the_edges_are_cut_to_the_period_and_keep_their_whole_key()
    {
        var period = Period.Parse("2018-02-27..2018-04-02", Calendar);
        Assert.Equal(
            [("2018-02", "2018-02-27..2018-02-28"), ("2018-03", "2018-03-01..2018-03-31"), ("2018-04", "2018-04-01..2018-04-02")],
            period.Buckets(Grain.Month).Select(bucket => (bucket.Key, bucket.Days.ToString())));
        var weeks = period.Buckets(Grain.Week);
        Assert.Equal(["2018-W09", "2018-W10", "2018-W11", "2018-W12", "2018-W13", "2018-W14"], weeks.Select(week => week.Key));
        Assert.Equal("2018-02-27..2018-03-04", weeks[0].Days.ToString());
        Assert.Equal("2018-04-02..2018-04-02", weeks[^1].Days.ToString());
        Assert.Equal(35, period.Buckets(Grain.Day).Count);
        Assert.Equal("2018-02-27", period.Buckets(Grain.Day)[0].Key);
    }

    [Theory]
    [InlineData("2018", Grain.Month)]
    [InlineData("2018-Q1", Grain.Month)]
    [InlineData("2018-03-01..2018-04-30", Grain.Month)]
    [InlineData("2018-W09", Grain.Week)]
    [InlineData("2018-02-26..2018-03-11", Grain.Week)]
    // February 2021 is four ISO weeks too: months come first.
    [InlineData("2021-02", Grain.Month)]
    [InlineData("2018-03-01..2018-03-30", null)]
    public void A_period_knows_which_stored_buckets_make_it_up(string text, Grain? buckets) =>
        Assert.Equal(buckets, Period.Parse(text, Calendar).WholeBuckets);

    [Fact]
    public void Buckets_make_up_the_period_and_the_text_of_a_period_reads_back() =>
        Law.Holds(
            from start in Gen.Choose(new DateOnly(1995, 1, 1).DayNumber, new DateOnly(2035, 1, 1).DayNumber)
            from length in Gen.Choose(0, 800)
            from kind in Gen.Elements(Enum.GetValues<PeriodKind>())
            from grain in Gen.Elements(Enum.GetValues<Grain>())
            from month in Gen.Choose(1, 12)
            from weeks in Gen.Elements(WeekStart.All.AsEnumerable())
            select (DateOnly.FromDayNumber(start), length, kind, grain, ReportingCalendar.Create("UTC", month, weeks)),
            sample =>
            {
                var (day, length, kind, grain, calendar) = sample;
                var period = kind == PeriodKind.Days ? Period.FromTo(day, day.AddDays(length), calendar) : Period.Containing(day, kind, calendar);
                Assert.True(period.Range.Contains(day));
                Assert.Equal(period, Period.Parse(period.Text, calendar));
                Assert.Equal(period.Range.Start, period.Previous().Range.End);
                Assert.Equal(period.Range.EachDay(), period.Buckets(grain).SelectMany(bucket => bucket.Days.EachDay()));
            });
}
