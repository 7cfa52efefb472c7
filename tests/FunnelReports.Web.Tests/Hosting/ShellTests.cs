using System.Net;
using System.Security.Claims;
using FunnelReports.Web.Hosting;
using FunnelReports.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunnelReports.Web.Tests.Hosting;

/// <summary>The part of the pipeline that stands around every page, without the pages.</summary>
public sealed class ShellTests : IAsyncLifetime
{
    private readonly WebApplication app = Build();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("/ok")]
    [InlineData("/boom")]
    [InlineData("/api/boom")]
    [InlineData("/nowhere")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var answer = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_nothing_inline() =>
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);

    [Theory]
    [InlineData("/ok", null)]
    [InlineData("/ok?as=ana", "no-store")]
    public async Task What_a_signed_in_person_sees_is_stored_nowhere(string path, string? expected)
    {
        using var answer = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(expected, answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/api/boom", HttpStatusCode.InternalServerError)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    public async Task The_api_answers_a_fault_with_a_problem_document_and_without_its_inside(string path, HttpStatusCode status)
    {
        using var answer = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("inside", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/boom", HttpStatusCode.InternalServerError, "error page")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "status page 404")]
    public async Task A_page_that_fails_is_replaced_by_one_that_helps(string path, HttpStatusCode status, string text)
    {
        using var answer = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(text, await answer.Content.ReadAsStringAsync());
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddProblemDetails();
        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseErrorPages();
        app.Use((context, next) =>
        {
            if (context.Request.Query["as"] is [{ } name])
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            }

            return next();
        });
        app.UseRouting();
        app.MapGet("/ok", () => "fine");
        app.MapGet("/boom", string () => throw new InvalidOperationException("the inside"));
        app.MapGet("/api/boom", string () => throw new InvalidOperationException("the inside"));
        app.MapGet("/error", () => "error page");
        app.MapGet("/status/{code}", (int code) => $"status page {code}");
        return app;
    }
}
