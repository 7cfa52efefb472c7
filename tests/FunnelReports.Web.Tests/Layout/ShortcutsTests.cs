using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace FunnelReports.Web.Tests.Layout;

public class ShortcutsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("funnelreports.shortcuts=off", false)]
    [InlineData("funnelreports.shortcuts=what", true)]
    public void They_are_on_unless_this_browser_switched_them_off(string? cookie, bool on)
    {
        var context = new DefaultHttpContext();
        if (cookie is not null) context.Request.Headers.Cookie = cookie;
        Assert.Equal(on, Shortcuts.AreOn(context.Request));
    }

    [Fact]
    public void Switching_them_off_is_kept_and_switching_them_on_forgets_it()
    {
        var off = new DefaultHttpContext();
        Shortcuts.Keep(off, on: false);
        Assert.Equal("funnelreports.shortcuts=off; max-age=31536000; path=/; samesite=lax; httponly", off.Response.Headers.SetCookie.ToString());
        var on = new DefaultHttpContext();
        Shortcuts.Keep(on, on: true);
        Assert.StartsWith("funnelreports.shortcuts=; expires=Thu, 01 Jan 1970", on.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_nine_pages_of_the_menu_have_the_digits_and_the_others_none() => Assert.Equal(
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Navigation.Items.Select(Shortcuts.KeyOf).TakeWhile(key => key is not null));

    [Fact]
    public void No_key_stands_for_two_things()
    {
        var keys = Shortcuts.Keys.Select(k => k.Key).Concat(Navigation.Items.Select(Shortcuts.KeyOf).OfType<string>()).ToList();
        Assert.Equal(keys.Distinct(StringComparer.OrdinalIgnoreCase), keys);
    }
}
