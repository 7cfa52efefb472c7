using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>What a person reads on a page stands in its CSV and in its workbook: in the same rows, in the same order, numbers and days as such.</summary>
[Collection(AgreementCollection.Name)]
public class FilesAgreeTests(AgreementSite site)
{
    // The least numbers of cells are those of the question with the fewest leads.
    [Theory]
    [InlineData("/", "", 75)]
    [InlineData("/mql", "", 60)]
    [InlineData("/velocity", "by=persona&stage=sql", 120)]
    [InlineData("/efficiency", "entered=mql&reached=opportunity&policy=strict", 40)]
    [InlineData("/cost", "by=channel&stage=sql", 65)]
    [InlineData("/conversions", "stage=sql", 20)]
    [InlineData("/acceptance", "", 15)]
    [InlineData("/goal", "customers=100&closeRate=25%", 30)]
    [InlineData("/leads", "stage=mql", 10)]
    public async Task Cells_of_files_are_what_is_read_on_the_page(string page, string more, int least)
    {
        foreach (var text in Question.Usual.Where((_, place) => place % 2 == 0)) await CompareAsync(page, new Question(text).And(more), least);
    }

    [Theory]
    [InlineData("/forecast", "days=60&stage=sql", 150)]
    [InlineData("/forecast", "days=30&segment=channel=Paid Search", 150)]
    [InlineData("/restatement", "period=2026-03", 18)]
    [InlineData("/restatement/leads", "day=2026-03-02&stage=mql&cause=late", 9)]
    public async Task Cells_of_files_are_what_is_read_on_pages_with_questions_of_their_own(string page, string question, int least) => await CompareAsync(page, new Question(question), least);

    private async Task CompareAsync(string page, Question question, int least)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var address = $"{page}?{question.Address}";
        var cells = await FilesOfPage.CompareAsync(client, address);
        Assert.True(cells >= least, $"{address} has {cells} numbers and days, which are fewer than {least}.");
    }
}
