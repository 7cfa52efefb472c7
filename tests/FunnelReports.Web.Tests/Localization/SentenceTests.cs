using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class SentenceTests
{
    private static readonly LeadCount Mqls = new(1204, "/leads?stage=mql", "1,204 leads");

    [Fact]
    public void Numbers_of_leads_stand_by_themselves_between_the_words() =>
        Assert.Equal(["", Mqls, " entered ", "MQL", " in ", "Q3", "."], new Sentence("{0} entered {1} in {2}.", Mqls, "MQL", "Q3").Pieces);

    [Fact]
    public void A_language_may_put_the_parts_in_another_order_or_use_one_twice() =>
        Assert.Equal(["In ", "Q3", " ", Mqls, ", ", "Q3", ""], new Sentence("In {1} {0}, {1}", Mqls, "Q3").Pieces);

    [Fact]
    public void A_sentence_in_a_sentence_and_several_one_after_the_other_keep_their_numbers()
    {
        var inner = new Sentence("{0} ÷ {1}", Mqls, 7);
        Assert.Equal(["Here ", "", Mqls, " ÷ ", "7", "", "."], new Sentence("Here {0}.", inner).Pieces);
        Assert.Equal("1,204 leads ÷ 7; 1,204 leads ÷ 7", Sentence.Join("; ", [inner, inner]).ToString());
        Assert.Equal(2, Sentence.Join("; ", [inner, inner]).Pieces.Count(piece => piece is LeadCount));
    }

    [Theory]
    [InlineData("a {brace} of leads")]
    [InlineData("{0} {1} {9}")]
    [InlineData("{ }} {{0}}")]
    [InlineData("\u00010\u0001 and \u0001")]
    public void No_text_is_read_as_a_place_for_a_part(string text)
    {
        Sentence words = text;
        Assert.Equal(text, words.ToString());
        Assert.Equal(["", Mqls, " of ", text, ""], new Sentence("{0} of {1}", Mqls, text).Pieces);
        Assert.Equal(["", text, " of ", "", Mqls, ".", ""], new Sentence("{0} of {1}", text, new Sentence("{0}.", Mqls)).Pieces);
        Assert.Equal($"1,204 leads{text}{text}", Sentence.Join(text, [new Sentence("{0}", Mqls), words]).ToString());
    }
}
