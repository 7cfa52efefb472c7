using FsCheck.Fluent;

namespace FunnelReports.Core.Tests;

public class MoneyTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");

    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("jpy", 0)]
    [InlineData(" KWD ", 3)]
    [InlineData("CLF", 4)]
    public void A_currency_knows_its_decimals(string code, int decimals)
    {
        Assert.Equal(decimals, Currency.Parse(code).Decimals);
        Assert.Same(Currency.Parse(code), Currency.Parse(code));
    }

    [Fact]
    public void An_unknown_currency_is_refused_with_examples()
    {
        var error = Assert.Throws<FormatException>(() => Currency.Parse("EURO"));
        Assert.Equal("\"EURO\" is not a currency code. Use three letters of ISO 4217, for example EUR, USD, GBP or JPY.", error.Message);
    }

    [Theory]
    [InlineData("EUR", 1234, "12.34")]
    [InlineData("EUR", -5, "-0.05")]
    [InlineData("EUR", 0, "0.00")]
    [InlineData("JPY", 500, "500")]
    [InlineData("KWD", 1, "0.001")]
    [InlineData("EUR", long.MinValue, "-92233720368547758.08")]
    public void An_amount_is_written_with_all_decimals_of_its_currency_and_read_back(string code, long minor, string text)
    {
        var money = new Money(minor, Currency.Parse(code));
        Assert.Equal(text, money.ToDecimalString());
        Assert.True(Money.TryParse(text, money.Currency, out var read));
        Assert.Equal(money, read);
    }

    [Theory]
    [InlineData("12", 1200)]
    [InlineData("+12.3", 1230)]
    [InlineData(" 12.3400 ", 1234)]
    [InlineData("007.00", 700)]
    public void An_amount_may_lack_decimals_or_have_zeros_too_many(string text, long minor)
    {
        Assert.True(Money.TryParse(text, Eur, out var money));
        Assert.Equal(minor, money.Minor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("12.")]
    [InlineData(".5")]
    [InlineData("12.345")]
    [InlineData("1,000.00")]
    [InlineData("1e3")]
    [InlineData("€5")]
    [InlineData("--5")]
    [InlineData("٣")]
    [InlineData("92233720368547758.08")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void An_amount_that_would_be_guessed_or_rounded_is_refused(string text) =>
        Assert.False(Money.TryParse(text, Eur, out _));

    [Fact]
    public void A_decimal_comma_is_read_when_it_is_asked_for()
    {
        Assert.True(Money.TryParse("12,34", Eur, out var money, ','));
        Assert.Equal(1234, money.Minor);
        Assert.False(Money.TryParse("12.34", Eur, out _, ','));
    }

    [Fact]
    public void Amounts_of_two_currencies_are_never_added_or_compared()
    {
        Money euros = new(100, Eur), dollars = new(100, Currency.Parse("USD"));
        Assert.Throws<InvalidOperationException>(() => euros + dollars);
        Assert.Throws<InvalidOperationException>(() => euros - dollars);
        Assert.Throws<InvalidOperationException>(() => euros < dollars);
        Assert.NotEqual(euros, dollars);
    }

    [Fact]
    public void A_sum_beyond_the_range_is_an_error_and_not_another_number() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Eur) + new Money(1, Eur));

    [Theory]
    [InlineData(100, 3, 33)]
    [InlineData(200, 3, 67)]
    [InlineData(5, 2, 3)]
    [InlineData(-5, 2, -3)]
    [InlineData(5, -2, -3)]
    [InlineData(long.MinValue, 1, long.MinValue)]
    public void A_share_is_rounded_half_away_from_zero(long minor, long count, long share) =>
        Assert.Equal(share, new Money(minor, Eur).DividedBy(count)!.Value.Minor);

    [Fact]
    public void A_share_among_none_does_not_exist() => Assert.Null(new Money(5, Eur).DividedBy(0));

    [Fact]
    public void Every_amount_reads_back_from_its_text_in_every_currency() =>
        Law.Holds(
            from currency in Gen.Elements(Currency.All.ToArray())
            from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            select new Money(((long)high << 31) + low, currency),
            money =>
            {
                Assert.True(Money.TryParse(money.ToDecimalString(), money.Currency, out var read));
                Assert.Equal(money, read);
            });
}
