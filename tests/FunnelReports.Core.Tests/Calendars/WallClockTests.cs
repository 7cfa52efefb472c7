using System.Globalization;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

public class WallClockTests
{
    [Theory]
    [InlineData("Europe/Paris", "2027-01-15 00:15", "2027-01-14T23:15:00")]
    [InlineData("Europe/Paris", "2027-03-28 02:30", "2027-03-28T01:00:00")]
    [InlineData("Europe/Paris", "2027-03-28 03:00", "2027-03-28T01:00:00")]
    [InlineData("Europe/Paris", "2027-10-31 02:30", "2027-10-31T00:30:00")]
    [InlineData("Europe/Paris", "2027-10-31 03:00", "2027-10-31T02:00:00")]
    [InlineData("Asia/Beirut", "2018-03-25 00:00", "2018-03-24T22:00:00")]
    [InlineData("America/Asuncion", "2023-10-01 00:15", "2023-10-01T04:00:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03T15:30:00")]
    [InlineData("Pacific/Apia", "2011-12-30 00:15", "2011-12-30T10:00:00")]
    [InlineData("Pacific/Apia", "2011-12-31 00:15", "2011-12-30T10:15:00")]
    public void A_time_shown_twice_is_the_first_and_one_never_shown_is_the_instant_at_which_it_is_skipped(string zone, string shown, string utc) =>
        Assert.Equal(Utc(utc), Clock(zone).InstantOf(DateTime.Parse(shown, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_the_clock_shows_leads_back_to_the_instant_unless_it_is_shown_a_second_time()
    {
        var clock = Clock("Europe/Paris");
        for (var at = Utc("2027-10-30T12:00:00"); at < Utc("2027-11-01T12:00:00"); at += 900)
        {
            var secondTime = at >= Utc("2027-10-31T01:00:00") && at < Utc("2027-10-31T02:00:00");
            Assert.Equal(secondTime ? at - 3_600 : at, clock.InstantOf(clock.Shown(at)));
        }
    }

    private static WallClock Clock(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static Instant Utc(string text) =>
        Instant.FromUtc(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
}
