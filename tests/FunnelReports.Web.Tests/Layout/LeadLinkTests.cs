using System.Text.Encodings.Web;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace FunnelReports.Web.Tests.Layout;

public class LeadLinkTests
{
    [Fact]
    public void A_number_leads_to_its_leads_below_the_path_where_the_program_lives_and_tells_how_many_there_are() => Assert.Equal(
        "<a data-count=\"1204\" href=\"/funnel/leads?stage=mql&amp;period=2018\" title=\"Show these leads\">1,204 &lt;leads&gt;</a>",
        Written(new LeadCount(1204, "/leads?stage=mql&period=2018", "1,204 <leads>")));

    [Theory]
    [InlineData(0, "/leads?stage=mql")]
    [InlineData(3, null)]
    public void No_leads_and_leads_without_a_list_are_a_number_alone(long count, string? path) => Assert.Equal("so many", Written(new LeadCount(count, path, "so many")));

    private static string Written(LeadCount leads)
    {
        var request = new DefaultHttpContext { Request = { PathBase = "/funnel" } }.Request;
        using var words = new StringWriter();
        LeadLink.To(leads, new HtmlContentBuilder().Append(leads.Shown), request, Texts.Shared).WriteTo(words, HtmlEncoder.Default);
        return words.ToString();
    }
}
