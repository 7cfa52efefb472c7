using FunnelReports.Core;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;

namespace FunnelReports.Data.Tests.Filters;

public class FilterTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  ", "")]
    [InlineData("ALL", "")]
    [InlineData("channel=Paid Search", "Channel: Paid Search")]
    [InlineData("Channel = Paid & persona=IT&campaign=x", "Channel: Paid|Persona: IT|Campaign: x")]
    [InlineData("channel=Email & channel=Paid", "Channel: Email|Channel: Paid")]
    [InlineData("persona=R&D & origin=a=b", "Persona: R&D|Origin: a=b")]
    [InlineData("persona=You & me", "Persona: You & me")]
    [InlineData("saved=Big ones & channel=Paid", ": Big ones|Channel: Paid")]
    public void Conditions_are_split_where_a_new_one_begins(string? text, string expected) =>
        Assert.Equal(expected, string.Join('|', FilterText.Parse(text).Select(c => $"{c.Dimension}: {c.Value}")));

    [Theory]
    [InlineData("channel")]
    [InlineData("channel=")]
    [InlineData("colour=red")]
    [InlineData("1=red")]
    [InlineData("action=Form")]
    [InlineData("& channel=Paid")]
    [InlineData("channel=Paid & persona=")]
    public void What_is_no_condition_is_refused_with_an_example(string text)
    {
        var mistake = Assert.Throws<MistakeException>(() => FilterText.Parse(text));
        Assert.Contains("is not a segment. Write all, or one of channel, persona, origin, campaign with a value, e.g. channel=Paid Search", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_texts_are_one_and_blanks_say_nothing()
    {
        Assert.Equal("channel=Email & persona=IT", FilterText.Join([" channel=Email", "", null, "persona=IT "]));
        Assert.Null(FilterText.Join([" ", null]));
    }

    [Theory]
    [InlineData(null, "channel=Email")]
    [InlineData("all", "channel=Email")]
    [InlineData("channel=Paid & persona=IT & channel=Organic", "persona=IT & channel=Email")]
    [InlineData("saved=Bought & campaign=Spring", "saved=Bought & campaign=Spring & channel=Email")]
    public void Narrowed_to_a_value_a_filter_says_nothing_else_of_its_dimension_and_all_else_as_before(string? text, string expected) =>
        Assert.Equal(expected, FilterText.Narrowed(text, Dimension.Channel, "Email"));
}
