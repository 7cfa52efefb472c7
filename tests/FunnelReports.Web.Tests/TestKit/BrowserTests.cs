using FunnelReports.TestKit.Browsers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace FunnelReports.Web.Tests.TestKit;

/// <summary>The browser tests can be trusted only if a bad page fails them.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string SlowPicture = "/picture.svg";

    private readonly Dictionary<string, string> pages = new()
    {
        ["/good"] = Page("<h1>Leads</h1><p id=\"look\"></p><script>look.textContent = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'</script>"),
        ["/console"] = Page("<script>console.error('chart data is empty')</script>"),
        ["/throws"] = Page("<script>undefinedFunction()</script>"),
        ["/stranger"] = Page("<img alt=\"\" src=\"http://fonts.example/x.png\">"),
        ["/missing-file"] = Page("<script src=\"/lib/chart.js\"></script>"),
        ["/unlabelled"] = Page("<h1>Leads</h1><input type=\"text\">"),
        ["/slow"] = Page($"<h1>Leads</h1><p id=\"there\">The picture comes later.</p><img alt=\"\" src=\"{SlowPicture}\">"),
        ["/wide"] = Page("<div id=\"table\" style=\"width: 700px\">wide</div>"),
    };

    private WebApplication server = null!;

    public static TheoryData<string, string> Problems => new()
    {
        { "/console", "chart data is empty" },
        { "/throws", "undefinedFunction is not defined" },
        { "/stranger", "asked another host: http://fonts.example/x.png" },
        { "/missing-file", "404" },
    };

    private Uri Site => new(server.Urls.Single());

    [BrowserFact]
    public async Task A_good_page_passes_in_every_look()
    {
        foreach (var look in BrowserLook.All)
        {
            await BrowserFixture.VisitAsync(Site, look, async visit =>
            {
                await visit.GoAsync("/good");
                Assert.Equal(look.Dark ? "dark" : "light", await visit.Page.Locator("#look").TextContentAsync());
                Assert.Equal(look.Width, await visit.Page.EvaluateAsync<int>("window.innerWidth"));
                await visit.ShouldBeAccessibleAsync();
                await visit.ShouldFitItsWidthAsync();
                await visit.PictureAsync("good");
            });
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Problems))]
    public async Task A_problem_that_nobody_asserts_on_fails_the_visit(string path, string reason)
    {
        var failure = await Assert.ThrowsAsync<BrowserProblemException>(
            () => BrowserFixture.VisitAsync(Site, BrowserLook.Desk, visit => visit.GoAsync(path)));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_refusal_that_the_test_expects_is_no_problem() =>
        await BrowserFixture.VisitAsync(Site, BrowserLook.Desk, visit => visit.GoAsync("/nowhere", status: 404));

    [BrowserFact]
    public async Task A_field_without_a_label_fails_the_accessibility_check() =>
        await BrowserFixture.VisitAsync(Site, BrowserLook.Desk, async visit =>
        {
            await visit.GoAsync("/unlabelled");
            var failure = await Assert.ThrowsAnyAsync<XunitException>(visit.ShouldBeAccessibleAsync);
            Assert.Contains("label (critical)", failure.Message, StringComparison.Ordinal);
        });

    [BrowserFact]
    public async Task A_page_wider_than_the_phone_fails_and_names_what_sticks_out() =>
        await BrowserFixture.VisitAsync(Site, BrowserLook.Phone, async visit =>
        {
            await visit.GoAsync("/wide");
            var failure = await Assert.ThrowsAnyAsync<XunitException>(visit.ShouldFitItsWidthAsync);
            Assert.Contains("id=\"table\"", failure.Message, StringComparison.Ordinal);
        });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_visit_arrives_when_the_whole_page_has_with_a_script_and_without(bool script) =>
        await BrowserFixture.VisitAsync(Site, BrowserLook.Desk with { JavaScript = script }, async visit =>
        {
            await visit.Page.GotoAsync("/slow", new() { WaitUntil = WaitUntilState.Commit });
            await visit.ArriveAsync("#there");
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.images[0].complete && document.images[0].naturalWidth > 0"));
        });

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(Answer);
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    private async Task Answer(HttpContext request)
    {
        if (request.Request.Path == SlowPicture)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), request.RequestAborted);
            request.Response.ContentType = "image/svg+xml";
            await request.Response.WriteAsync("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
            return;
        }

        if (request.Request.Path == "/favicon.ico")
        {
            request.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var found = pages.TryGetValue(request.Request.Path, out var html);
        request.Response.StatusCode = found ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        request.Response.ContentType = "text/html; charset=utf-8";
        await request.Response.WriteAsync(html ?? Page("<h1>Nothing here</h1>"));
    }

    private static string Page(string body) =>
        $"""
        <!doctype html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width"></head>
        <body><main>{body}</main></body></html>
        """;
}
