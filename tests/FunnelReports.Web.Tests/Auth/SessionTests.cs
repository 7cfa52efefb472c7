using FunnelReports.Data;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Auth;

/// <summary>What is changed in an account counts for sign-ins that already are.</summary>
public sealed class SessionTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_removed_role_dies_with_the_next_request_and_a_given_one_lives(Engine engine)
    {
        await using var app = await WebApp.StartAsync(engine);
        await app.AccountAsync(Roles.Admin);
        await app.AddAsync("ann@example.test", Roles.Admin, Roles.Ops);
        using var ann = app.NewClient();
        await ann.SignInAsync("ann@example.test", WebApp.Password);
        Assert.Equal("200", await ann.LookAsync("/users"));

        await ChangeAsync(app, (users, id) => users.SetRolesAsync(Audit.Program, id, [Roles.Ops], CancellationToken.None));
        Assert.Equal("403", await ann.LookAsync("/users"));

        await ChangeAsync(app, (users, id) => users.SetRolesAsync(Audit.Program, id, [Roles.Admin], CancellationToken.None));
        Assert.Equal("200", await ann.LookAsync("/users"));
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_at_once_and_cannot_come_back()
    {
        await using var app = await WebApp.StartAsync();
        await app.AddAsync("ann@example.test", Roles.Sales);
        using var ann = app.NewClient();
        await ann.SignInAsync("ann@example.test", WebApp.Password);

        await app.AccountAsync(Roles.Admin);
        await ChangeAsync(app, (users, id) => users.CloseAsync(Audit.Program, id, CancellationToken.None));

        Assert.Equal("302 /sign-in?returnUrl=%2Faccount%2Fpassword", await ann.LookAsync("/account/password"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ann.SignInAsync("ann@example.test", WebApp.Password));

        await ChangeAsync(app, (users, id) => users.ReopenAsync(Audit.Program, id, CancellationToken.None));
        await ann.SignInAsync("ann@example.test", WebApp.Password);
    }

    [Fact]
    public async Task A_new_password_ends_all_sign_ins_with_the_old_one()
    {
        await using var app = await WebApp.StartAsync();
        await app.AddAsync("ann@example.test", Roles.Sales);
        using var ann = app.NewClient();
        await ann.SignInAsync("ann@example.test", WebApp.Password);

        await ChangeAsync(app, (users, id) => users.SetPasswordAsync(Audit.Program, id, "four old green ships", CancellationToken.None));

        Assert.StartsWith("302 /sign-in", await ann.LookAsync("/account/password"), StringComparison.Ordinal);
        await ann.SignInAsync("ann@example.test", "four old green ships");
    }

    [Fact]
    public async Task One_changes_the_own_password_and_stays_signed_in_here_only()
    {
        await using var app = await WebApp.StartAsync();
        await app.AddAsync("ann@example.test", Roles.Sales);
        using var here = app.NewClient();
        using var there = app.NewClient();
        await here.SignInAsync("ann@example.test", WebApp.Password);
        await there.SignInAsync("ann@example.test", WebApp.Password);

        using var wrong = await here.SendFormAsync("/account/password", ("Current", "a guess at it"), ("Password", "four old green ships"));
        Assert.Contains("The current password is not right.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var done = await here.SendFormAsync("/account/password", ("Current", WebApp.Password), ("Password", "four old green ships"));

        Assert.Equal("/account/password", done.Headers.Location?.OriginalString);
        Assert.Equal("200", await here.LookAsync("/account/password"));
        Assert.StartsWith("302 /sign-in", await there.LookAsync("/account/password"), StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(WebApp app, Func<Users, Guid, Task<Refusal?>> change)
    {
        var refusal = await app.WithAsync<Users, Refusal?>(async users =>
            await change(users, (await users.ListAsync(CancellationToken.None)).Single(person => person.Email == "ann@example.test").Id));
        Assert.Null(refusal?.ToString());
    }
}
