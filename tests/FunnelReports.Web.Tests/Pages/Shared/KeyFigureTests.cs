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

    [Fact]
    public void A_change_that_is_known_more_exactly_than_its_rounded_ends_is_told_so()
    {
        var figure = new KeyFigure("cost", "Cost", new Measure.Money(3, "EUR", 2)) { Before = new Measure.Money(2, "EUR", 2), ExactChange = 0.25 };
        Assert.Equal((1, 0.25), (figure.Change!.Direction, figure.Change.Amount));
    }
}
