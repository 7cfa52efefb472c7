using System.Globalization;
using FsCheck.Fluent;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Imports;

public class FileTimeTests
{
    [Theory]
    [InlineData("2018-03-01T14:30:00Z", "2018-03-01T14:30:00Z")]
    [InlineData("2018-03-01T14:30:00+02:00", "2018-03-01T12:30:00Z")]
    [InlineData("2018-03-01 14:30:15 -0330", "2018-03-01T18:00:15Z")]
    [InlineData("2018-03-01 14:30 UTC", "2018-03-01T14:30:00Z")]
    [InlineData("2018-03-01T23:59:59.1234567Z", "2018-03-01T23:59:59.123456Z")]
    [InlineData("2018-03-01 14:30", "2018-03-01T13:30:00Z")]
    [InlineData("2018/3/1 2:05 PM", "2018-03-01T13:05:00Z")]
    [InlineData("2018-03-01 12:00 AM", "2018-02-28T23:00:00Z")]
    [InlineData("2018-03-01", "2018-02-28T23:00:00Z")]
    [InlineData("2018.03.01", "2018-02-28T23:00:00Z")]
    [InlineData("20180301", "2018-02-28T23:00:00Z")]
    public void A_time_without_offset_is_of_the_zone_and_a_bare_date_is_the_start_of_its_day(string text, string utc) =>
        Assert.Equal(utc, Files.Time(text));

    [Fact]
    public void The_zone_of_the_map_comes_before_the_reporting_zone() =>
        Assert.Equal("2018-03-01T03:00:00Z", Files.Time("2018-03-01", map: """{"timeZone":"America/Sao_Paulo"}"""));

    [Theory]
    [InlineData("2018-03-25 01:59", "2018-03-25T00:59:00Z")]
    [InlineData("2018-03-25 03:00", "2018-03-25T01:00:00Z")]
    [InlineData("2018-03-25 02:30", "\"2018-03-25 02:30\" is a time that the clocks of Europe/Paris skipped. Write it with its offset, like 2018-03-01T14:30:00+02:00.")]
    [InlineData("2017-10-29 02:30", "2017-10-29T00:30:00Z")]
    [InlineData("2017-10-29 03:00", "2017-10-29T02:00:00Z")]
    public void A_skipped_hour_is_refused_and_of_a_doubled_one_the_first_is_taken(string text, string expected) => Assert.Equal(expected, Files.Time(text));

    [Fact]
    public void A_day_that_starts_at_one_o_clock_starts_there() =>
        Assert.Equal("2017-10-15T03:00:00Z", Files.Time("2017-10-15", "America/Sao_Paulo"));

    [Fact]
    public void A_day_that_the_zone_skipped_whole_is_refused() =>
        Assert.Equal("\"2011-12-30\" is a day that the clocks of Pacific/Apia skipped.", Files.Time("2011-12-30", "Pacific/Apia"));

    [Theory]
    [InlineData("03/04/2018")]
    [InlineData("13/04/2018")]
    [InlineData("4.3.2018 10:00")]
    public void Without_an_order_of_day_and_month_nothing_is_guessed(string text) => Assert.Equal(
        $"\"{text}\" cannot be read as a date: it does not say which is the day and which the month. Say which by dateOrder (\"dmy\" or \"mdy\") in a map file.",
        Files.Time(text, "UTC"));

    [Theory]
    [InlineData("dmy", "03/04/2018", "2018-04-03T00:00:00Z")]
    [InlineData("mdy", "03/04/2018", "2018-03-04T00:00:00Z")]
    [InlineData("mdy", "3/4/2018 2:30 PM", "2018-03-04T14:30:00Z")]
    [InlineData("dmy", "2018-03-04", "2018-03-04T00:00:00Z")]
    [InlineData("mdy", "13/04/2018", "\"13/04/2018\" cannot be read as a date: there is no such day in the calendar.")]
    [InlineData("ymd", "03/04/2018", "\"03/04/2018\" cannot be read as a date: the map says that dates begin with the year, and this one does not.")]
    [InlineData("dmy", "03/04/18", "\"03/04/18\" cannot be read as a date: its year must have four digits.")]
    public void The_map_says_the_order(string order, string text, string expected) =>
        Assert.Equal(expected, Files.Time(text, "UTC", $$"""{"dateOrder":"{{order}}"}"""));

    [Theory]
    [InlineData("2018-02-29", "\"2018-02-29\" cannot be read as a date: there is no such day in the calendar.")]
    [InlineData("1969-12-31", "\"1969-12-31\" cannot be read as a date: its year must lie between 1970 and 2100.")]
    [InlineData("2101-01-01", "\"2101-01-01\" cannot be read as a date: its year must lie between 1970 and 2100.")]
    [InlineData("soon", "\"soon\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    [InlineData("1520000000", "\"1520000000\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    [InlineData("2018-03-01 24:00", "\"2018-03-01 24:00\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    [InlineData("2018-03-01 10:61", "\"2018-03-01 10:61\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    [InlineData("2018-03-01 13:00 PM", "\"2018-03-01 13:00 PM\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    [InlineData("2018-03-01T10:00+99:00", "\"2018-03-01T10:00+99:00\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    [InlineData("2018-03-01 10:00 tomorrow", "\"2018-03-01 10:00 tomorrow\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.")]
    public void What_is_no_time_is_refused_with_its_reason(string text, string reason) => Assert.Equal(reason, Files.Time(text));

    [Theory]
    [InlineData("2018-06-02T12:00:00Z", "2018-06-02T12:00:00Z")]
    [InlineData("2018-06-02T12:00:01Z", "\"2018-06-02T12:00:01Z\" lies in the future. Only what has happened can be imported.")]
    public void A_clock_may_be_wrong_by_a_day_and_no_more(string text, string expected) => Assert.Equal(expected, Files.Time(text));

    [Fact]
    public void What_the_clocks_of_a_zone_show_is_read_back_as_the_same_instant_or_the_first_that_shows_it()
    {
        var zones = Gen.Elements("Europe/Paris", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC", "Pacific/Apia", "Africa/Casablanca");
        var seconds = Gen.Choose(0, 1_520_000_000);
        Law.Holds(zones.Zip(seconds), pair =>
        {
            var (zone, second) = pair;
            var instant = Instant.FromUnixSeconds(second);
            var clocks = ReportingCalendar.Create(zone).Zone;
            var local = TimeZoneInfo.ConvertTimeFromUtc(instant.ToUtc(), clocks);
            var read = Files.Time(local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), zone);
            var expected = clocks.IsAmbiguousTime(local) ? TimeZoneInfo.ConvertTimeFromUtc(instant.ToUtc(), TimeZoneInfo.Utc) : instant.ToUtc();
            if (clocks.IsAmbiguousTime(local)) expected = DateTime.SpecifyKind(local - clocks.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc);
            Assert.Equal(Instant.FromUtc(expected).ToString().Replace(".000000Z", "Z", StringComparison.Ordinal), read);
        });
    }
}
