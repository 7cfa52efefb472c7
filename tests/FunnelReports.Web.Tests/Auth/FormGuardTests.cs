using System.Net;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunnelReports.Web.Tests.Auth;

/// <summary>Another site cannot make a signed-in browser change anything.</summary>
public class FormGuardTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/setup")]
    [InlineData("/theme")]
    [InlineData("/account/password")]
    [InlineData("/users/add")]
    public async Task A_form_without_the_token_of_this_site_is_refused(string address)
    {
        await using var app = await WebApp.StartAsync();
        using var client = await app.ClientForAsync(Roles.Admin);

        using var answer = await client.SendForgedAsync(address, ("Email", "ann@example.test"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.BadRequest)]
    [InlineData("PUT", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", HttpStatusCode.BadRequest)]
    public async Task An_endpoint_of_the_api_needs_the_token_to_change_something(string method, HttpStatusCode expected)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddAntiforgery();
        await using var app = builder.Build();
        app.UseRouting();
        app.UseMiddleware<FormGuard>();
        app.Map("/api/thing", () => "changed");
        await app.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/thing", UriKind.Relative));

        using var answer = await app.GetTestClient().SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }
}
