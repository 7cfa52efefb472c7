using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

public class ReportingCalendarTests
{
    private static Instant Utc(string text) => Instant.FromUtc(DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal));

    private static (string Start, double Hours) StartAndHours(string zone, DateOnly day)
    {
        var (from, to) = ReportingCalendar.Create(zone).InstantsOf(DayRange.OfDay(day));
        return (from.ToString()[..16], to.SecondsSince(from) / 3600.0);
    }

    [Theory]
    [InlineData("UTC", "2018-03-25", "2018-03-25T00:00", 24)]
    [InlineData("Europe/Paris", "2018-03-25", "2018-03-24T23:00", 23)]
    [InlineData("Europe/Paris", "2018-10-28", "2018-10-27T22:00", 25)]
    [InlineData("Australia/Lord_Howe", "2018-04-01", "2018-03-31T13:00", 24.5)]
    // Clocks jump from midnight to 01:00: the day starts at 01:00.
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", 23)]
    [InlineData("Asia/Beirut", "2018-03-25", "2018-03-24T22:00", 23)]
    [InlineData("Africa/Cairo", "2023-04-28", "2023-04-27T22:00", 23)]
    // Clocks go back from midnight to 23:00: the hour shown twice is all in the day before.
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00", 25)]
    [InlineData("America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00", 24)]
    // Clocks went back at 00:01 to 23:01: the new day had begun, and what is shown again is in it.
    [InlineData("America/St_Johns", "2010-11-06", "2010-11-06T02:30", 24)]
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T02:30", 25)]
    // Samoa skipped a whole day.
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T10:00", 24)]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00", 0)]
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00", 24)]
    public void A_day_has_the_hours_that_its_zone_gives_it(string zone, string day, string start, double hours) =>
        Assert.Equal((start, hours), StartAndHours(zone, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_last_microsecond_before_midnight_belongs_to_the_day_before()
    {
        var calendar = ReportingCalendar.Create("Europe/Paris");
        var midnight = Utc("2018-06-30T22:00:00Z");
        Assert.Equal(new DateOnly(2018, 7, 1), calendar.DayOf(midnight));
        Assert.Equal(new DateOnly(2018, 6, 30), calendar.DayOf(new Instant(midnight.Micros - 1)));
    }

    [Fact]
    public void A_skipped_day_holds_no_instant()
    {
        var calendar = ReportingCalendar.Create("Pacific/Apia");
        var jump = Utc("2011-12-30T10:00:00Z");
        Assert.Equal(new DateOnly(2011, 12, 29), calendar.DayOf(new Instant(jump.Micros - 1)));
        Assert.Equal(new DateOnly(2011, 12, 31), calendar.DayOf(jump));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void Days_far_outside_the_table_still_divide_time(string zone)
    {
        var calendar = ReportingCalendar.Create(zone);
        foreach (var day in new[] { new DateOnly(1850, 1, 1), new DateOnly(1969, 12, 31), new DateOnly(1970, 1, 1), new DateOnly(2100, 12, 31), new DateOnly(2101, 1, 1), new DateOnly(2101, 1, 2), new DateOnly(3000, 7, 1) })
        {
            Assert.Equal(day, calendar.DayOf(calendar.StartOf(day)));
            Assert.Equal(day.AddDays(-1), calendar.DayOf(new Instant(calendar.StartOf(day).Micros - 1)));
        }
    }

    [Theory]
    [InlineData("Europe/Pariss", "\"Europe/Pariss\" is not an IANA time zone. Use a name such as Europe/Paris, America/Sao_Paulo or UTC.")]
    [InlineData("Romance Standard Time", "\"Romance Standard Time\" is not an IANA time zone. Use Europe/Paris.")]
    [InlineData("", "\"\" is not an IANA time zone. Use a name such as Europe/Paris, America/Sao_Paulo or UTC.")]
    [InlineData("../../etc/passwd", "\"../../etc/passwd\" is not an IANA time zone. Use a name such as Europe/Paris, America/Sao_Paulo or UTC.")]
    public void An_unknown_zone_is_refused_with_what_to_write_instead(string zone, string message) =>
        Assert.Equal(message, Assert.Throws<UnknownTimeZoneException>(() => ReportingCalendar.Create(zone)).Message);

    [Fact]
    public void A_fiscal_year_that_starts_in_no_month_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportingCalendar.Create("UTC", 13));
}
