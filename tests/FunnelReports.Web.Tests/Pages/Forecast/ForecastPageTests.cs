using System.Globalization;
using System.Net;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Forecast;

public class ForecastPageTests
{
    // One lead a day comes in as MQL and becomes SQL after ten days: thirty MQLs in thirty days, and ten in it now and then.
    [Fact]
    public async Task It_says_what_to_expect_between_what_limits_and_what_past_forecasts_were_worth()
    {
        await using var app = await StartAsync();
        using var client = await app.ClientForAsync(Roles.Marketer);
        var page = await HtmlAsync(client, "/forecast");

        Assert.Contains("In the next 30 days 30 leads should enter MQL; in four of five cases between ", page, StringComparison.Ordinal);
        Assert.Matches("MQL</a></th>\\s*<td class=\"number\">10</td>\\s*<td class=\"number\">30</td>", page);
        Assert.Contains("No closer than the simple rules: take them as the better guide.", page, StringComparison.Ordinal);
        Assert.Contains("Off by 0.0 in the mean; same as last period 0.0, same weekday mean 0.0.", page, StringComparison.Ordinal);
        Assert.Contains("In the next 90 days 90 leads should enter SQL", await HtmlAsync(client, "/forecast?days=90&stage=sql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_days_and_unknown_segments_are_answered_in_words_and_an_empty_funnel_says_what_to_do()
    {
        await using var app = await StartAsync();
        using var client = await app.ClientForAsync(Roles.Marketer);
        foreach (var (path, words) in new[] { ("/forecast?days=31", "A forecast looks 30, 60 or 90 days ahead."), ("/forecast?segment=channel%3DNone", "No lead has the channel 'None'.") })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        await using var empty = await WebApp.StartAsync(works: false);
        using var other = await empty.ClientForAsync(Roles.Marketer);
        Assert.Contains("There is no past to learn from yet", await HtmlAsync(other, "/forecast"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task It_is_drawn_accessible_and_fits_in_every_look()
    {
        await using var app = await StartAsync();
        await ReportLooks.CheckAsync(app, "/forecast", charts: 1);
    }

    private static async Task<WebApp> StartAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var world = new World(data);
        for (var day = new DateOnly(2017, 10, 1); day <= new DateOnly(2018, 4, 9); day = day.AddDays(1))
        {
            var sql = day.AddDays(10) <= new DateOnly(2018, 4, 9) ? new[] { $"sql {Iso(day.AddDays(10))}" } : [];
            world.Lead(Iso(day), [$"mql {Iso(day)}", .. sql]);
        }

        await world.WriteAsync();
        return WebApp.StartOn(data, new FixedClock(SmallWorld.Today), works: false);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<string> HtmlAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
}
