using System.Net;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Account;

public sealed class SignInTests
{
    private const string WrongWords = "do not open an account";
    private readonly FixedClock clock = new("2018-01-01T12:00:00Z");

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_right_password_opens_the_page_that_was_asked_for(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        await app.AddAsync("ann@example.test", Roles.Admin);
        using var client = app.NewClient();

        using var answer = await client.SendFormAsync("/sign-in?returnUrl=%2Fusers", ("Email", " Ann@Example.test "), ("Password", WebApp.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/users", answer.Headers.Location?.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(SignInCookie.Name, StringComparison.Ordinal));
        Assert.Contains("; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
        Assert.Equal("200", await client.LookAsync("/users"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Nobody_is_sent_to_another_site(string address)
    {
        await using var app = await WebApp.StartAsync();
        using var client = app.NewClient();

        using var answer = await client.SendFormAsync(
            $"/sign-in?returnUrl={Uri.EscapeDataString(address)}", ("Email", await app.AccountAsync(Roles.Sales)), ("Password", WebApp.Password));

        Assert.Equal("/start", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_are_answered_alike(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine, clock, works: false);
        var email = await app.AccountAsync(Roles.Marketer);
        using var client = app.NewClient();

        var unknown = await SayAsync(client, "nobody@example.test", WebApp.Password);
        var wrong = await SayAsync(client, email, "not the password");
        for (var i = 1; i < PasswordCheck.Tries; i++) await SayAsync(client, email, "not the password");
        var locked = await SayAsync(client, email, WebApp.Password);

        Assert.Contains(WrongWords, wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, locked);
        Assert.Equal(wrong, unknown);

        clock.Advance(PasswordCheck.Locked);
        await client.SignInAsync(email, WebApp.Password);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Many_wrong_tries_at_once_lock_the_account_too(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine, clock, works: false);
        var email = await app.AccountAsync(Roles.Marketer);

        await Task.WhenAll(Enumerable.Range(0, PasswordCheck.Tries).Select(async _ =>
        {
            using var other = app.NewClient();
            (await other.TrySignInAsync(email, "not the password")).Dispose();
        }));

        using var client = app.NewClient();
        Assert.Contains(WrongWords, await SayAsync(client, email, WebApp.Password), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_password_forgives_the_wrong_ones_before_it()
    {
        await using var app = await WebApp.StartAsync(clock: clock, works: false);
        var email = await app.AccountAsync(Roles.Marketer);
        using var client = app.NewClient();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i < PasswordCheck.Tries; i++) await SayAsync(client, email, "not the password");
            await client.SignInAsync(email, WebApp.Password);
            (await client.SendFormToAsync("/account/password", "/sign-out")).Dispose();
        }
    }

    [Fact]
    public async Task A_sign_in_ends_after_fourteen_days_without_a_visit()
    {
        await using var app = await WebApp.StartAsync(clock: clock, works: false);
        using var client = await app.ClientForAsync(Roles.Sales);

        clock.Advance(SignInCookie.Idle - TimeSpan.FromMinutes(1));
        Assert.Equal("200", await client.LookAsync("/account/password"));
        clock.Advance(SignInCookie.Idle - TimeSpan.FromMinutes(1));
        Assert.Equal("200", await client.LookAsync("/account/password"));
        clock.Advance(SignInCookie.Idle + TimeSpan.FromMinutes(1));
        Assert.Equal("302 /sign-in?returnUrl=%2Faccount%2Fpassword", await client.LookAsync("/account/password"));
    }

    [Fact]
    public async Task A_sign_in_ends_after_ninety_days_whatever_the_visits()
    {
        await using var app = await WebApp.StartAsync(clock: clock, works: false);
        using var client = await app.ClientForAsync(Roles.Sales);
        for (var day = 10; day <= 90; day += 10)
        {
            clock.Advance(TimeSpan.FromDays(10));
            Assert.Equal("200", await client.LookAsync("/account/password"));
        }

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("302 /sign-in?returnUrl=%2Faccount%2Fpassword", await client.LookAsync("/account/password"));
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        await using var app = await WebApp.StartAsync();
        using var client = await app.ClientForAsync(Roles.Admin);

        using var answer = await client.SendFormToAsync("/users", "/sign-out");

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Equal("302 /sign-in?returnUrl=%2Fusers", await client.LookAsync("/users"));
    }

    [Fact]
    public async Task One_address_may_send_only_so_many_forms_in_a_minute()
    {
        await using var app = await WebApp.StartAsync(settings: new Dictionary<string, string?> { [SignInLimit.Setting] = "2" });
        using var client = app.NewClient();
        await SayAsync(client, "nobody@example.test", "1");
        await SayAsync(client, "nobody@example.test", "2");

        using var third = await client.TrySignInAsync("nobody@example.test", "3");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("Wait a minute", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("200", await client.LookAsync("/sign-in"));
    }

    [Fact]
    public async Task A_sign_in_holds_on_every_node_of_the_same_database()
    {
        await using var first = await WebApp.StartAsync();
        await using var second = WebApp.StartOn(first.Data);
        var email = await first.AccountAsync(Roles.Admin);
        using var client = first.NewClient();
        using var answer = await client.TrySignInAsync(email, WebApp.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(SignInCookie.Name, StringComparison.Ordinal)).Split(';')[0];

        using var other = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = second.Address };
        other.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal("200", await other.LookAsync("/users"));
    }

    [Fact]
    public async Task Sign_ins_refusals_and_denials_are_in_the_audit_without_what_was_typed()
    {
        await using var app = await WebApp.StartAsync();
        using var client = app.NewClient();
        await SayAsync(client, "my secret password", "x");
        var email = await app.AccountAsync(Roles.Sales);
        await client.SignInAsync(email, WebApp.Password);
        Assert.Equal("403", await client.LookAsync("/users"));

        await using var db = app.Data.Database.Open();
        var rows = await db.AuditEntries.OrderBy(row => row.At).Select(row => $"{row.Actor}: {row.Action} {row.Subject}").ToListAsync();

        Assert.Equal(
            [
                "unknown address: sign-in.refused unknown address",
                $"program: user.add {email}",
                $"{email}: sign-in {email}",
                $"{email}: denied GET /users",
            ],
            rows);
    }

    private static async Task<string> SayAsync(HttpClient client, string email, string password)
    {
        using var answer = await client.TrySignInAsync(email, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        var start = html.IndexOf("banner-text", StringComparison.Ordinal);
        return html[start..html.IndexOf("</span>", start, StringComparison.Ordinal)];
    }
}
