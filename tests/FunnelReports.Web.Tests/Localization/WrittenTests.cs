using System.Globalization;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class WrittenTests
{
    private readonly Format format = new(Texts.Shared) { Written = new Written() };

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("cs")]
    [InlineData("hr")]
    [InlineData("it")]
    public void What_was_written_is_known_again_as_fine_as_it_is_shown_in_every_language(string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Known(new ShownValue.Number(8243, 0), format.Count(8243));
            Known(new ShownValue.Number(-2, 0), format.Difference(-2));
            Known(new ShownValue.Number(1234.6m, 1), format.Number(1234.56));
            Known(new ShownValue.Number(0.352m, 3, ShownUnit.Fraction), format.Percent(0.35185));
            Known(new ShownValue.Number(49.2m, 1, ShownUnit.Days), format.Days(49.1606));
            Known(new ShownValue.Number(-1234.50m, 2, ShownUnit.Money, "EUR"), format.Money(-123450, "EUR", 2));
            Known(new ShownValue.Day(new DateOnly(2018, 3, 1)), format.Day(new DateOnly(2018, 3, 1)));
            Known(new ShownValue.Month(new DateOnly(2018, 3, 1)), format.Month(new DateOnly(2018, 3, 9)));
            Known(
                new ShownValue.Moment(new DateTime(2018, 3, 1, 0, 15, 0)),
                format.Moment(new DateTimeOffset(2018, 2, 28, 23, 15, 40, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Limits_are_two_values_and_an_upper_one_may_be_a_word()
    {
        var (low, high) = (format.Percent(0.352), format.Percent(0.392));
        Assert.Equal((new ShownValue.Number(0.352m, 3, ShownUnit.Fraction), new ShownValue.Number(0.392m, 3, ShownUnit.Fraction)), format.Written!.LimitsOf($"{low} – {high}"));
        Assert.Equal((new ShownValue.Number(0.352m, 3, ShownUnit.Fraction), new ShownValue.Text("not reached")), format.Written.LimitsOf($"{low} – not reached"));
        Assert.Null(format.Written.LimitsOf("Paid – Search"));
        Assert.Null(format.Written.Of("–"));
    }

    private void Known(ShownValue expected, string shown) => Assert.Equal(expected, format.Written!.Of(shown));
}
