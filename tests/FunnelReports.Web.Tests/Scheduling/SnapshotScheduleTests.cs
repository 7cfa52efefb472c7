using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Web.Scheduling;

namespace FunnelReports.Web.Tests.Scheduling;

public class SnapshotScheduleTests
{
    [Theory]
    [InlineData("", "A schedule has 5 fields, '' has 0. Write minute, hour, day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.")]
    [InlineData("15 0 * *", "A schedule has 5 fields, '15 0 * *' has 4. Write minute, hour, day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.")]
    [InlineData("0 15 0 * * ?", "A schedule has 5 fields, '0 15 0 * * ?' has 6. Write minute, hour, day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.")]
    [InlineData("@daily", "A schedule has 5 fields, '@daily' has 1. Write minute, hour, day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.")]
    [InlineData("0 25 * * *", "The schedule '0 25 * * *' cannot be read: Hour values must be between 0 and 23. Write minute (0–59), hour (0–23), day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.")]
    [InlineData("0 0 30 2 *", "The schedule '0 0 30 2 *' names a day that never comes. Write '*' for the day and the month to run every night, for example '15 0 * * *' for 00:15.")]
    public void What_is_no_schedule_is_refused_with_the_reason_and_an_example(string text, string message)
    {
        Assert.False(SnapshotSchedule.TryParse(text, Calendar("UTC"), out _, out var problem));
        Assert.Equal(message, problem.ToString());
    }

    [Theory]
    [InlineData("quarter past midnight * *")]
    [InlineData("60 0 * * *")]
    [InlineData("* * * 13 *")]
    [InlineData("0 6 * * NEV")]
    public void Nonsense_is_refused_and_never_throws(string text) =>
        Assert.False(SnapshotSchedule.TryParse(text, Calendar("UTC"), out _, out _));

    [Fact]
    public void Spaces_around_and_between_the_fields_do_not_matter() =>
        Assert.Equal("15 0 * * *", Schedule("  15  0 * *   * ", "UTC").Text);

    [Theory]
    // In winter, in summer; 02:30 skipped: at 03:00; 02:30 twice: the first; then daily again.
    [InlineData("15 0 * * *", "Europe/Paris", "2027-01-14", "2027-01-14T23:15:00")]
    [InlineData("15 0 * * *", "Europe/Paris", "2027-07-14", "2027-07-14T22:15:00")]
    [InlineData("30 2 * * *", "Europe/Paris", "2027-03-27", "2027-03-28T01:00:00")]
    [InlineData("30 2 * * *", "Europe/Paris", "2027-03-28", "2027-03-29T00:30:00")]
    [InlineData("30 2 * * *", "Europe/Paris", "2027-10-30", "2027-10-31T00:30:00")]
    [InlineData("30 2 * * *", "Europe/Paris", "2027-10-31", "2027-11-01T01:30:00")]
    // Midnight skipped: at 01:00, when the day starts.
    [InlineData("15 0 * * *", "Asia/Beirut", "2018-03-24", "2018-03-24T22:00:00")]
    [InlineData("0 0 * * *", "Asia/Beirut", "2018-03-24", "2018-03-24T22:00:00")]
    [InlineData("15 0 * * *", "America/Asuncion", "2023-09-30", "2023-10-01T04:00:00")]
    [InlineData("15 0 * * *", "America/Asuncion", "2023-10-01", "2023-10-02T03:15:00")]
    // Midnight twice: the first.
    [InlineData("15 0 * * *", "America/Havana", "2026-10-31", "2026-11-01T04:15:00")]
    [InlineData("15 0 * * *", "America/Havana", "2026-11-01", "2026-11-02T05:15:00")]
    // A whole day skipped.
    [InlineData("15 0 * * *", "Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00")]
    [InlineData("15 0 * * *", "Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00")]
    [InlineData("15 0 * * *", "Pacific/Apia", "2011-12-31", "2011-12-31T10:15:00")]
    // Never before the day is over, however the schedule is written: late in the evening, on Mondays, on the first of the month.
    [InlineData("30 23 * * *", "UTC", "2018-01-01", "2018-01-02T23:30:00")]
    [InlineData("0 0 * * *", "UTC", "2018-01-01", "2018-01-02T00:00:00")]
    [InlineData("0 6 * * 1", "UTC", "2018-01-01", "2018-01-08T06:00:00")]
    [InlineData("0 6 1 * *", "UTC", "2018-01-01", "2018-02-01T06:00:00")]
    public void The_snapshot_of_a_day_is_due_at_the_first_time_of_the_schedule_when_the_day_is_over(string cron, string zone, string day, string due) =>
        Assert.Equal(Utc(due), Schedule(cron, zone).DueOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_doubled_time_runs_once_and_a_skipped_one_too()
    {
        Assert.Equal(
            ["2027-10-30T00:30", "2027-10-31T00:30", "2027-11-01T01:30"],
            Times(Schedule("30 2 * * *", "Europe/Paris"), Utc("2027-10-29T12:00:00"), 3));
        Assert.Equal(
            ["2027-03-28T00:45", "2027-03-28T01:00", "2027-03-28T01:15"],
            Times(Schedule("*/15 * * * *", "Europe/Paris"), Utc("2027-03-28T00:40:00"), 3));
    }

    [Fact]
    public void In_every_zone_each_day_is_due_once_in_order_within_the_day_after_it()
    {
        var days = DayRange.Of(new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31));
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().Where(z => z.SupportsDaylightSavingTime))
        {
            var calendar = new ReportingCalendar(zone);
            Assert.True(SnapshotSchedule.TryParse("15 0 * * *", calendar, out var schedule, out _));
            foreach (var day in days.EachDay())
            {
                var due = schedule.DueOf(day);
                Assert.True(due >= calendar.StartOf(day.AddDays(1)) && due < calendar.StartOf(day.AddDays(2)), $"{zone.Id}: {day} is due at {due}");
            }
        }
    }

    private static IEnumerable<string> Times(SnapshotSchedule schedule, Instant from, int count)
    {
        for (var i = 0; i < count; i++)
        {
            from = schedule.NextAfter(from);
            yield return from.ToUtc().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        }
    }

    private static SnapshotSchedule Schedule(string cron, string zone) =>
        SnapshotSchedule.TryParse(cron, Calendar(zone), out var schedule, out var problem) ? schedule : throw new FormatException(problem.ToString());

    private static ReportingCalendar Calendar(string zone) => ReportingCalendar.Create(zone);

    private static Instant Utc(string text) =>
        Instant.FromUtc(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
}
