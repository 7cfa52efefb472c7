using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Auth;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("seven blue paper boats")]
    [InlineData("tschüss-bis-gestern")]
    [InlineData("k7mqp-2xv4h-aw9zt-6ncde")]
    [InlineData("            a b c d")]
    [InlineData("ann bakes bread on mondays")]
    public void A_long_password_that_is_not_everybodys_is_good(string password) =>
        Assert.Null(PasswordRules.Refuse("ann@example.test", password));

    [Theory]
    [InlineData("elevenchars")]
    [InlineData("")]
    public void Eleven_characters_are_too_few(string password) =>
        Assert.StartsWith("Use at least 12 characters.", PasswordRules.Refuse("ann@example.test", password), StringComparison.Ordinal);

    [Theory]
    [InlineData("ann@example.test")]
    [InlineData("ANN@example.TEST")]
    [InlineData("ann123456789")]
    [InlineData("annannannann")]
    public void The_own_address_is_no_password(string password) =>
        Assert.StartsWith("Your e-mail address is the first thing", PasswordRules.Refuse("ann@example.test", password), StringComparison.Ordinal);

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password2026!")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("abcdefghijklmn")]
    [InlineData("qwertyuiop12")]
    [InlineData("FunnelReports1")]
    public void What_everybody_would_try_first_is_no_password(string password) =>
        Assert.StartsWith("This password is among the first", PasswordRules.Refuse("ann@example.test", password), StringComparison.Ordinal);

    [Fact]
    public void A_made_up_password_passes_its_own_rules_and_never_comes_twice()
    {
        var made = Enumerable.Range(0, 100).Select(_ => FirstPassword.New()).ToList();

        Assert.All(made, password => Assert.Null(PasswordRules.Refuse("ann@example.test", password)));
        Assert.Equal(100, made.Distinct().Count());
    }
}
