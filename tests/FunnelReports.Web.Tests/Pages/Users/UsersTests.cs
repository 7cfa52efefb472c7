using System.Net;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Users;

public sealed partial class UsersTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_admin_adds_a_person_whose_shown_password_works(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        using var admin = await app.ClientForAsync(Roles.Admin);

        using var added = await admin.SendFormAsync("/users/add", ("Email", "ann@example.test"), ("Roles", Roles.Ops), ("Roles", Roles.Sales));

        Assert.Equal("/users", added.Headers.Location?.OriginalString);
        var list = await admin.GetStringAsync(new Uri("/users", UriKind.Relative));
        using var ann = app.NewClient();
        await ann.SignInAsync("ann@example.test", MadeUp().Match(list).Value);
        Assert.DoesNotContain("shown only now", await admin.GetStringAsync(new Uri("/users", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann", Roles.Ops, "is no e-mail address")]
    [InlineData("", Roles.Ops, "Give the e-mail address")]
    [InlineData("admin@example.test", Roles.Ops, "There is already an account")]
    [InlineData("ann@example.test", "boss", "is no role")]
    [InlineData("ann@example.test", null, "Choose at least one role")]
    public async Task What_cannot_be_an_account_is_refused_with_its_reason(string email, string? role, string reason)
    {
        await using var app = await WebApp.StartAsync();
        using var admin = await app.ClientForAsync(Roles.Admin);
        var fields = new List<(string, string)> { ("Email", email) };
        if (role is not null) fields.Add(("Roles", role));

        using var answer = await admin.SendFormAsync("/users/add", [.. fields]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(await app.PeopleAsync());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_two_admins_who_close_each_other_at_once_one_stays(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        await app.AddAsync("ann@example.test", Roles.Admin);
        await app.AddAsync("bob@example.test", Roles.Admin);
        using var ann = app.NewClient();
        using var bob = app.NewClient();
        await ann.SignInAsync("ann@example.test", WebApp.Password);
        await bob.SignInAsync("bob@example.test", WebApp.Password);
        var people = await app.PeopleAsync();

        await Task.WhenAll(CloseAsync(ann, people[1].Id), CloseAsync(bob, people[0].Id));

        Assert.Single(await app.PeopleAsync(), person => !person.IsClosed);
    }

    [Fact]
    public async Task The_last_admin_keeps_the_role()
    {
        await using var app = await WebApp.StartAsync();
        using var admin = await app.ClientForAsync(Roles.Admin);
        var id = (await app.PeopleAsync()).Single().Id;

        using var answer = await admin.SendFormToAsync($"/users/edit/{id}", $"/users/edit/{id}?handler=Roles", ("Roles", Roles.Sales));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Somebody must stay an admin.", await admin.GetStringAsync(new Uri($"/users/edit/{id}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal([Roles.Admin], (await app.PeopleAsync()).Single().Roles);
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_with_who_did_it()
    {
        await using var app = await WebApp.StartAsync();
        using var admin = await app.ClientForAsync(Roles.Admin);
        await app.AddAsync("ann@example.test", Roles.Sales);
        var id = (await app.PeopleAsync()).Single(person => person.Email == "ann@example.test").Id;
        foreach (var (handler, role) in new[] { ("Roles", Roles.Ops), ("Password", ""), ("Close", ""), ("Reopen", "") })
        {
            (await admin.SendFormToAsync($"/users/edit/{id}", $"/users/edit/{id}?handler={handler}", ("Roles", role))).Dispose();
        }

        await using var db = app.Data.Database.Open();
        var rows = await db.AuditEntries.Where(row => row.Actor == "admin@example.test" && row.Subject == "ann@example.test")
            .OrderBy(row => row.At).Select(row => $"{row.Action} {row.Detail}").ToListAsync();

        Assert.Equal(["user.roles sales -> ops", "user.password ", "user.close ", "user.reopen "], rows);
    }

    private static async Task CloseAsync(HttpClient admin, Guid id) =>
        (await admin.SendFormToAsync($"/users/edit/{id}", $"/users/edit/{id}?handler=Close")).Dispose();

    [System.Text.RegularExpressions.GeneratedRegex("[a-z2-9]{5}(-[a-z2-9]{5}){3}")]
    private static partial System.Text.RegularExpressions.Regex MadeUp();
}
