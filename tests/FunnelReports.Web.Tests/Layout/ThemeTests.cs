using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace FunnelReports.Web.Tests.Layout;

public class ThemeTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("funnelreports.theme=dark", "dark")]
    [InlineData("funnelreports.theme=light", "light")]
    [InlineData("funnelreports.theme=system", null)]
    [InlineData("funnelreports.theme=x%22onload", null)]
    public void The_page_takes_its_colours_from_the_cookie_and_otherwise_from_the_system(string? cookie, string? attribute)
    {
        var context = new DefaultHttpContext();
        if (cookie is not null)
        {
            context.Request.Headers.Cookie = cookie;
        }

        Assert.Equal(attribute, Theme.Attribute(context.Request));
    }

    [Fact]
    public void A_choice_is_kept_out_of_reach_of_scripts()
    {
        var context = new DefaultHttpContext();
        Theme.Keep(context, "dark");
        Assert.Equal("funnelreports.theme=dark; max-age=31536000; path=/; samesite=lax; httponly", context.Response.Headers.SetCookie.ToString());
    }

    [Theory]
    [InlineData("system")]
    [InlineData("purple")]
    [InlineData(null)]
    public void Following_the_system_forgets_the_choice(string? choice)
    {
        var context = new DefaultHttpContext();
        Theme.Keep(context, choice);
        Assert.StartsWith("funnelreports.theme=; expires=Thu, 01 Jan 1970", context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }
}
