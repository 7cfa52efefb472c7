using System.Globalization;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Reports;

namespace FunnelReports.Web.Tests.Reports;

public class PeriodNamesTests
{
    private readonly PeriodNames names = new(Texts.Shared, new Format(Texts.Shared));

    [Theory]
    [InlineData("2026", "2026", "in 2026")]
    [InlineData("2026-H1", "H1 2026", "in H1 2026")]
    [InlineData("2026-Q4", "Q4 2026", "in Q4 2026")]
    [InlineData("2026-10", "October 2026", "in October 2026")]
    [InlineData("2026-W09", "week 9 of 2026", "in week 9 of 2026")]
    [InlineData("2026-10-01..2026-10-14", "1–14 Oct 2026", "from 1 to 14 Oct 2026")]
    [InlineData("2026-07-01..2026-08-22", "1 Jul – 22 Aug 2026", "from 1 Jul to 22 Aug 2026")]
    [InlineData("2025-12-28..2026-01-03", "28 Dec 2025 – 3 Jan 2026", "from 28 Dec 2025 to 3 Jan 2026")]
    [InlineData("2026-10-05", "5 Oct 2026", "on 5 Oct 2026")]
    public void Inside_a_sentence_a_period_is_named_shortly(string period, string brief, string within) => InEnglish(() =>
    {
        var read = Period.Parse(period, ReportingCalendar.Create("UTC"));
        Assert.Equal((brief, within), (names.Briefly(read), names.In(read)));
    });

    [Fact]
    public void Days_of_the_year_that_the_reader_knows_do_not_name_it() => InEnglish(() =>
    {
        var cut = Period.Parse("2026-07-01..2026-08-22", ReportingCalendar.Create("UTC"));
        Assert.Equal(("1 Jul – 22 Aug", "from 1 Jul to 22 Aug"), (names.Briefly(cut, 2026), names.In(cut, 2026)));
        Assert.Equal("1 Jul – 22 Aug 2026", names.Briefly(cut, 2027));
        Assert.Equal("28 Dec 2025 – 3 Jan 2026", names.Briefly(Period.Parse("2025-12-28..2026-01-03", ReportingCalendar.Create("UTC")), 2026));
    });

    [Theory]
    [InlineData("2026", "FY2026")]
    [InlineData("2026-H2", "H2 FY2026")]
    [InlineData("2026-Q1", "Q1 FY2026")]
    [InlineData("2026-03", "March 2026")]
    public void Parts_of_a_fiscal_year_that_is_not_the_calendars_say_so(string period, string brief) => InEnglish(() =>
        Assert.Equal(brief, names.Briefly(Period.Parse(period, ReportingCalendar.Create("UTC", 4)))));

    [Theory]
    [InlineData("2026-W27", "2026-W27 (5 days)")]
    [InlineData("2026-W28", "2026-W28")]
    [InlineData("2026-W40", "2026-W40 (3 days)")]
    [InlineData("2026-07", "July 2026")]
    [InlineData("2026-07-01", "1 Jul 2026")]
    public void A_week_that_the_period_cuts_says_how_many_of_its_days_are_counted(string bucket, string name) => InEnglish(() =>
    {
        // From Wednesday, 1 July to Wednesday, 30 September.
        var within = new ReportPeriod("2026-Q3", new(2026, 7, 1), new(2026, 9, 30), "UTC");
        Assert.Equal(name, names.OfBucket(bucket, ReportingCalendar.Create("UTC"), within));
    });

    private static void InEnglish(Action test)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        test();
    }
}
