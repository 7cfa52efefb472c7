using FsCheck.Fluent;

namespace FunnelReports.Core.Tests;

public class FormulaGuardTests
{
    [Theory]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@lead", "'@lead")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("a=1", "a=1")]
    [InlineData("'90s", "'90s")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void An_apostrophe_stands_before_what_looks_like_a_formula(string text, string guarded) => Assert.Equal(guarded, FormulaGuard.Put(text));

    [Fact]
    public void Nothing_in_a_file_begins_a_formula_and_every_text_comes_back() => Law.Holds(Gen.Elements("'=+-@\t\r\na1 ".ToCharArray()).ArrayOf().Select(signs => new string(signs)), text =>
    {
        Assert.False(FormulaGuard.LooksLikeFormula(FormulaGuard.Put(text)));
        Assert.Equal(text, FormulaGuard.Take(FormulaGuard.Put(text)));
    });
}
