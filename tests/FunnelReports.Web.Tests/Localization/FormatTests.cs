using System.Globalization;
using FunnelReports.Core.Metrics;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class FormatTests
{
    private readonly Format format = new(Texts.Shared);

    [Theory]
    [InlineData("en", "8,243")]
    [InlineData("fr", "8\u202f243")]
    [InlineData("cs", "8\u00a0243")]
    [InlineData("it", "8.243")]
    public void Counts_are_grouped_as_the_language_does(string language, string expected) =>
        In(language, () => Assert.Equal(expected, format.Count(8243)));

    [Fact]
    public void What_is_not_known_reads_as_a_dash_and_never_as_zero() => In("en", () =>
    {
        Assert.Equal("–", format.Count(null));
        Assert.Equal("–", format.Days(null));
        Assert.Equal("–", format.Days(double.NaN));
        Assert.Equal("–", format.Percent(double.PositiveInfinity));
        Assert.Equal("–", format.Money(null, "EUR", 2));
        Assert.Equal("–", format.Day(null));
        Assert.Equal("–", format.Measure(null));
    });

    [Theory]
    [InlineData(49.1606, 1, "49.2 days")]
    [InlineData(1.0, 0, "1 day")]
    [InlineData(1.0, 1, "1.0 days")]
    [InlineData(1.4, 0, "1 day")]
    [InlineData(0.0, 0, "0 days")]
    public void Days_carry_their_unit(double days, int decimals, string expected) =>
        In("en", () => Assert.Equal(expected, format.Days(days, decimals)));

    [Theory]
    [InlineData("en", "12.5%")]
    [InlineData("fr", "12,5\u00a0%")]
    public void A_fraction_reads_as_percent(string language, string expected) =>
        In(language, () => Assert.Equal(expected, format.Percent(0.125).Replace('\u202f', '\u00a0')));

    [Theory]
    [InlineData("en", 123450, "EUR", 2, "€1,234.50")]
    [InlineData("en", -123450, "EUR", 2, "-€1,234.50")]
    [InlineData("en", 123450, "CHF", 2, "CHF\u00a01,234.50")]
    [InlineData("en", 1234, "JPY", 0, "¥1,234")]
    [InlineData("en", 1234, "KWD", 3, "KWD\u00a01.234")]
    [InlineData("it", 123450, "EUR", 2, "1.234,50\u00a0€")]
    [InlineData("it", 123450, "CHF", 2, "1.234,50\u00a0CHF")]
    public void Money_is_exact_to_its_last_minor_unit(string language, long minor, string currency, int decimals, string expected) =>
        In(language, () => Assert.Equal(expected, format.Money(minor, currency, decimals)));

    [Fact]
    public void The_largest_amount_keeps_every_cent() =>
        In("en", () => Assert.Equal("€92,233,720,368,547,758.07", format.Money(long.MaxValue, "EUR", 2)));

    [Fact]
    public void Days_of_the_calendar_name_their_month() => In("en", () =>
    {
        Assert.Equal("1 Mar 2018", format.Day(new DateOnly(2018, 3, 1)));
        Assert.Equal("March 2018", format.Month(new DateOnly(2018, 3, 1)));
        Assert.Equal("1 Mar 2018 – 31 Mar 2018", format.Days(new DateOnly(2018, 3, 1), new DateOnly(2018, 3, 31)));
        Assert.Equal("1 Mar 2018", format.Days(new DateOnly(2018, 3, 1), new DateOnly(2018, 3, 1)));
    });

    [Fact]
    public void A_moment_is_read_from_the_clock_of_the_reporting_zone() => In("en", () =>
        Assert.Equal(
            "1 Mar 2018, 00:15",
            format.Moment(new DateTimeOffset(2018, 2, 28, 23, 15, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"))));

    [Fact]
    public void Each_kind_of_measure_has_its_own_form() => In("en", () =>
    {
        Assert.Equal("8,243", format.Measure(new Measure.Count(8243)));
        Assert.Equal("3.4", format.Measure(new Measure.Mean(3.44)));
        Assert.Equal("14.7 days", format.Measure(new Measure.Days(14.722)));
        Assert.Equal("31.2%", format.Measure(new Measure.Rate(0.3124)));
        Assert.Equal("R$46.50", format.Measure(new Measure.Money(4650, "BRL", 2)));
    });

    [Fact]
    public void A_change_always_shows_its_sign() => In("en", () =>
    {
        Assert.Equal("+14.2%", format.Change(new Change(1, 0.1423, ChangeRule.Percent)));
        Assert.Equal("−14.2%", format.Change(new Change(-1, -0.1423, ChangeRule.Percent)));
        Assert.Equal("−2.9 points", format.Change(new Change(-1, -2.86, ChangeRule.Points)));
        Assert.Equal("+3.5 days", format.Change(new Change(1, 3.5, ChangeRule.Days)));
        Assert.Equal("–", format.Change(new Change(1, null, ChangeRule.Percent)));
    });

    private static void In(string language, Action check)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            check();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
