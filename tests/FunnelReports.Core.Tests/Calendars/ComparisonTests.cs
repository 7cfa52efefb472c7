using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

public class ComparisonTests
{
    private static readonly ReportingCalendar Calendar = ReportingCalendar.Create("UTC");
    private static readonly ReportingCalendar April = ReportingCalendar.Create("UTC", 4);
    private static readonly DateOnly LongAfter = new(2030, 1, 1);

    private static string? With(string comparison, string period, DateOnly? today = null, ReportingCalendar? calendar = null)
    {
        Assert.True(Comparison.TryParse(comparison, calendar ?? Calendar, out var read, out _));
        return read.With(Period.Parse(period, calendar ?? Calendar), today ?? LongAfter)?.Text;
    }

    [Theory]
    [InlineData("2026-Q1", "2025-Q4")]
    [InlineData("2026-03", "2026-02")]
    [InlineData("2026-W01", "2025-W52")]
    [InlineData("2026-03-10..2026-03-19", "2026-02-28..2026-03-09")]
    public void Without_a_word_a_period_is_compared_with_the_one_before(string period, string other) => Assert.Equal(other, With(" ", period));

    [Theory]
    [InlineData("2026-Q3", "2025-Q3")]
    [InlineData("2020-W53", "2019-W52")]
    [InlineData("2024-02", "2023-02")]
    [InlineData("2024-02-29", "2023-02-28..2023-02-28")]
    [InlineData("2024-02-20..2024-03-05", "2023-02-20..2023-03-05")]
    public void The_year_before_is_the_same_period_of_that_year(string period, string other) => Assert.Equal(other, With("Year", period));

    [Fact]
    public void A_period_that_runs_is_compared_with_as_many_days_of_the_other()
    {
        var today = new DateOnly(2026, 11, 22);
        Assert.Equal("2026-07-01..2026-08-22", With("previous", "2026-Q4", today));
        Assert.Equal("2025-10-01..2025-11-22", With("year", "2026-Q4", today));
        Assert.Equal("2020-01-01..2020-02-22", With("2020", "2026-Q4", today));
    }

    [Fact]
    public void A_day_that_one_year_has_more_does_not_change_how_many_days_are_compared()
    {
        Assert.Equal("2023-01-01..2023-03-01", With("year", "2024", new DateOnly(2024, 2, 29)));
        Assert.Equal("2024-01-01..2024-02-29", With("year", "2025", new DateOnly(2025, 3, 1)));
    }

    [Fact]
    public void A_shorter_other_period_is_compared_whole()
    {
        Assert.Equal("2026-02", With("previous", "2026-03", new DateOnly(2026, 3, 30)));
        Assert.Equal("2026-01-01..2026-01-07", With("2026-01-01..2026-01-07", "2026-03", new DateOnly(2026, 3, 30)));
    }

    [Fact]
    public void The_last_day_of_a_period_ends_the_other_too()
    {
        Assert.Equal("2025-Q3", With("previous", "2025-Q4", new DateOnly(2025, 12, 31)));
        Assert.Equal("2026-01-01..2026-01-28", With("previous", "2026-02", new DateOnly(2026, 2, 28)));
        Assert.Equal("2026-01", With("previous", "2026-02", new DateOnly(2026, 3, 1)));
    }

    [Fact]
    public void Quarters_and_years_are_those_of_the_fiscal_year()
    {
        Assert.Equal("2026-Q4", With("previous", "2027-Q1", calendar: April));
        Assert.Equal("2026-Q1", With("year", "2027-Q1", calendar: April));
        Assert.Equal("2025-04-01..2025-05-11", With("year", "2027-Q1", new DateOnly(2026, 5, 11), April));
        Assert.Equal("2025-04-01..2025-05-11", With("2026", "2027", new DateOnly(2026, 5, 11), April));
    }

    [Fact]
    public void Off_compares_with_nothing() => Assert.Null(With("off", "2026-Q1"));

    [Theory]
    [InlineData("lastyear", "\"lastyear\" is not a period.")]
    [InlineData("2018-13", "There is no \"13\"")]
    public void What_is_no_comparison_is_answered_in_words(string typed, string error)
    {
        Assert.False(Comparison.TryParse(typed, Calendar, out _, out var said));
        Assert.StartsWith(error, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PREVIOUS", "previous")]
    [InlineData("", "previous")]
    [InlineData(" off ", "off")]
    [InlineData("2018-q1", "2018-Q1")]
    [InlineData("2018-03-05", "2018-03-05..2018-03-05")]
    public void It_has_one_text_that_reads_back_as_itself(string typed, string text)
    {
        Assert.True(Comparison.TryParse(typed, Calendar, out var read, out _));
        Assert.Equal(text, read.Text);
        Assert.True(Comparison.TryParse(text, Calendar, out var again, out _));
        Assert.Equal(read, again);
    }
}
