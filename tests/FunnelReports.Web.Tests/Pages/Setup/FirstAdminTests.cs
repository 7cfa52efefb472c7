using System.Net;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Setup;

public sealed class FirstAdminTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_printed_link_makes_one_admin_and_then_there_is_no_such_page(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        var link = $"/setup?token={await TokenAsync(app)}";
        using var client = app.NewClient();

        using var made = await client.SendFormAsync(link, ("Email", "ann@example.test"), ("Password", WebApp.Password));

        Assert.Equal("/setup/calendar", made.Headers.Location?.OriginalString);
        Assert.Equal("200", await client.LookAsync("/users"));
        Assert.Equal("404", await client.LookAsync(link));
        Assert.Null(await app.WithAsync<FirstAdmin, string?>(admin => admin.NewTokenAsync(CancellationToken.None)));
        Assert.Equal("404", await client.LookAsync("/setup"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_two_who_use_the_link_at_once_one_becomes_admin(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        var link = $"/setup?token={await TokenAsync(app)}";

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(async i =>
        {
            using var client = app.NewClient();
            using var answer = await client.SendFormAsync(link, ("Email", $"racer{i}@example.test"), ("Password", WebApp.Password));
            return answer.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal([Roles.Admin], Assert.Single(await app.PeopleAsync()).Roles);
    }

    [Fact]
    public async Task A_start_makes_a_new_link_and_the_old_one_is_refused()
    {
        await using var app = await WebApp.StartAsync();
        var old = await TokenAsync(app);
        var current = await TokenAsync(app);
        using var client = app.NewClient();

        using var refused = await client.SendFormAsync($"/setup?token={old}", ("Email", "ann@example.test"), ("Password", WebApp.Password));
        Assert.Contains("This link does not work any more.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var made = await client.SendFormAsync($"/setup?token={current}", ("Email", "ann@example.test"), ("Password", WebApp.Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    [Fact]
    public async Task A_bad_password_does_not_use_up_the_link()
    {
        await using var app = await WebApp.StartAsync();
        var link = $"/setup?token={await TokenAsync(app)}";
        using var client = app.NewClient();

        using var refused = await client.SendFormAsync(link, ("Email", "ann@example.test"), ("Password", "short"));
        Assert.Contains("Use at least 12 characters.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var made = await client.SendFormAsync(link, ("Email", "ann@example.test"), ("Password", WebApp.Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    [Fact]
    public async Task An_admin_made_otherwise_closes_the_page_too()
    {
        await using var app = await WebApp.StartAsync();
        var link = $"/setup?token={await TokenAsync(app)}";
        using var client = app.NewClient();
        Assert.Equal("200", await client.LookAsync(link));

        await app.AccountAsync(Roles.Admin);

        Assert.Equal("404", await client.LookAsync(link));
    }

    [Fact]
    public async Task The_database_keeps_only_a_hash_of_the_token()
    {
        await using var app = await WebApp.StartAsync();
        var token = await TokenAsync(app);
        await using var db = app.Data.Database.Open();

        var kept = await db.Workspace.Select(w => w.SetupTokenHash).SingleAsync();

        Assert.Equal(64, kept?.Length);
        Assert.DoesNotContain(token, kept, StringComparison.Ordinal);
    }

    // The start makes a token of its own; only then is there no race with the one made here.
    private static Task<string> TokenAsync(WebApp app) => app.WithAsync<FirstAdmin, string>(async admin =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await admin.IsAwaitedAsync(limit.Token)) await Task.Delay(20, limit.Token);
        return (await admin.NewTokenAsync(limit.Token))!;
    });
}
