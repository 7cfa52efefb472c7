using FunnelReports.Web.Pages.Shared;
using Microsoft.AspNetCore.Http;

namespace FunnelReports.Web.Tests.Pages.Shared;

public class PagerTests
{
    [Theory]
    [InlineData(8000, 1, 1, 50)]
    [InlineData(8000, 160, 7951, 8000)]
    [InlineData(8001, 161, 8001, 8001)]
    [InlineData(0, 1, 0, 0)]
    public void A_page_says_which_rows_it_shows(long total, int page, long first, long last)
    {
        var pager = new Pager(total, 50, page);
        Assert.Equal((first, last), (pager.First, pager.LastRow));
    }

    [Theory]
    [InlineData(-3, 1)]
    [InlineData(0, 1)]
    [InlineData(999, 160)]
    public void A_page_outside_the_list_becomes_the_nearest_one(int wanted, int expected) =>
        Assert.Equal(expected, new Pager(8000, 50, wanted).Current);

    [Fact]
    public void Links_show_the_ends_and_the_neighbours_and_never_a_gap_of_one()
    {
        Assert.Equal([1, null, 6, 7, 8, null, 160], new Pager(8000, 50, 7).Links());
        Assert.Equal([1, 2, 3, 4, null, 160], new Pager(8000, 50, 3).Links());
        Assert.Equal([1, 2, 3], new Pager(150, 50, 2).Links());
        Assert.Equal([1], new Pager(0, 50, 1).Links());
    }

    [Fact]
    public void Turning_the_page_keeps_the_rest_of_the_address()
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/mql";
        request.QueryString = new QueryString("?period=2018-Q1&p=3");
        Assert.Equal("/mql?period=2018-Q1&p=4", Pager.PathOf(request, 4));
        Assert.Equal("/mql?period=2018-Q1", Pager.PathOf(request, 1));
    }
}
