using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class AmountInputTests
{
    [Theory]
    [InlineData("en", "EUR", "1234.5", 123_450)]
    [InlineData("en", "EUR", " 1,234.50 ", 123_450)]
    [InlineData("en", "EUR", "1,234,567", 123_456_700)]
    [InlineData("en", "EUR", "0", 0)]
    [InlineData("en", "EUR", "-12.05", -1_205)]
    [InlineData("en", "EUR", "\u2212" + "12.05", -1_205)]
    [InlineData("en", "JPY", "1,234", 1_234)]
    [InlineData("en", "KWD", "1.234", 1_234)]
    [InlineData("fr", "EUR", "1234,5", 123_450)]
    [InlineData("fr", "EUR", "1 234,50", 123_450)]
    [InlineData("fr", "EUR", "1\u202f234,50", 123_450)]
    [InlineData("cs", "CZK", "1\u00a0234,50", 123_450)]
    [InlineData("hr", "EUR", "1.234,50", 123_450)]
    [InlineData("it", "EUR", "1234,50", 123_450)]
    public void An_amount_is_read_by_the_rules_of_the_language(string language, string currency, string typed, long minor)
    {
        Assert.True(AmountInput.TryRead(typed, Currency.Parse(currency), CultureInfo.GetCultureInfo(language), out var read));
        Assert.Equal(minor, read);
    }

    [Theory]
    [InlineData("en", "EUR", "1,5")]
    [InlineData("en", "EUR", "1234,50")]
    [InlineData("en", "EUR", "12,34.50")]
    [InlineData("en", "EUR", ",234")]
    [InlineData("en", "EUR", "1 234")]
    [InlineData("en", "EUR", "1.005")]
    [InlineData("en", "EUR", "1.234.567")]
    [InlineData("en", "JPY", "1.5")]
    [InlineData("en", "EUR", "€5")]
    [InlineData("en", "EUR", "5k")]
    [InlineData("en", "EUR", "1e3")]
    [InlineData("en", "EUR", "99999999999999999999")]
    [InlineData("fr", "EUR", "1234.50")]
    [InlineData("hr", "EUR", "1.5")]
    [InlineData("it", "EUR", "1,234.50")]
    public void What_another_language_would_write_or_is_too_fine_is_refused_and_never_guessed(string language, string currency, string typed) =>
        Assert.False(AmountInput.TryRead(typed, Currency.Parse(currency), CultureInfo.GetCultureInfo(language), out _));

    [Theory]
    [InlineData("en", "EUR", 123_450, "1,234.50")]
    [InlineData("it", "EUR", 123_450, "1.234,50")]
    [InlineData("en", "JPY", 1_234, "1,234")]
    [InlineData("en", "KWD", -5, "-0.005")]
    public void An_amount_is_written_with_all_decimals_of_its_currency(string language, string currency, long minor, string text) =>
        Assert.Equal(text, AmountInput.Write(minor, Currency.Parse(currency), CultureInfo.GetCultureInfo(language)));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("cs")]
    [InlineData("hr")]
    [InlineData("it")]
    public void What_a_field_shows_is_read_back_exactly(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var currency in new[] { "EUR", "JPY", "KWD" }.Select(Currency.Parse))
        {
            foreach (var minor in new long[] { 0, 1, -1, 99, 100, 123_456, -7_654_321, 99_999_999_999_999 })
            {
                Assert.True(AmountInput.TryRead(AmountInput.Write(minor, currency, culture), currency, culture, out var read), $"{minor} {currency}");
                Assert.Equal(minor, read);
            }
        }
    }
}
