using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;

namespace FunnelReports.Web.Tests.Pages.Shared;

public class KeyFigureTests
{
    [Theory]
    [InlineData(50, 40, true, "good")]
    [InlineData(30, 40, true, "bad")]
    [InlineData(50, 40, false, "bad")]
    [InlineData(30, 40, false, "good")]
    [InlineData(50, 40, null, "even")]
    [InlineData(40, 40, true, "even")]
    public void A_change_is_coloured_by_whether_it_is_welcome(long now, long before, bool? moreIsGood, string expected)
    {
        var figure = new KeyFigure("mqls", "MQLs", new Measure.Count(now)) { Before = new Measure.Count(before), MoreIsGood = moreIsGood };
        Assert.Equal(expected, figure.ChangeTone);
    }
}
