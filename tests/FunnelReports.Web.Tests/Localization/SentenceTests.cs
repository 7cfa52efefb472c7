using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Localization;

public class SentenceTests
{
    private static readonly LeadCount Mqls = new(1204, "/leads?stage=mql", "1,204 leads");

    [Fact]
    public void Numbers_of_leads_stand_by_themselves_between_the_words() =>
        Assert.Equal(["", Mqls, " entered MQL in Q3."], new Sentence("{0} entered {1} in {2}.", Mqls, "MQL", "Q3").Pieces);

    [Fact]
    public void A_sentence_in_a_sentence_and_several_one_after_the_other_keep_their_numbers()
    {
        var inner = new Sentence("{0} ÷ {1}", Mqls, 7);
        Assert.Equal(["Here ", "", Mqls, " ÷ 7", "."], new Sentence("Here {0}.", inner).Pieces);
        Assert.Equal("1,204 leads ÷ 7; 1,204 leads ÷ 7", Sentence.Join("; ", [inner, inner]).ToString());
    }

    [Fact]
    public void Braces_in_words_that_are_no_template_stay()
    {
        Sentence words = "a {brace} of leads";
        Assert.Equal("a {brace} of leads", words.ToString());
    }
}
