using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Account;

/// <summary>The pages about accounts in a real browser, in every look.</summary>
public sealed class AccountLooksTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync() => app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [BrowserFact]
    public Task Pages_before_the_sign_in_fit_and_shut_nobody_out() => BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
    {
        await ShowAsync(visit, "sign-in", "/sign-in");
        await ShowAsync(visit, "setup", "/setup?token=any");
        await ShowAsync(visit, "setup-token", "/setup");
    });

    [BrowserFact]
    public async Task Pages_of_an_admin_fit_and_shut_nobody_out()
    {
        await app.AddAsync("someone.with.a.very.long.address@marketing.department.example.test", [.. Roles.All]);
        await app.AccountAsync(Roles.Admin);
        var id = (await app.PeopleAsync())[0].Id;
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await ShowAsync(visit, "users", "/users");
            await ShowAsync(visit, "users-add", "/users/add");
            await ShowAsync(visit, "users-edit", $"/users/edit/{id}");
            await ShowAsync(visit, "password", "/account/password");
        });
    }

    [BrowserFact]
    public async Task A_person_signs_in_by_keyboard_is_told_what_the_role_lacks_and_signs_out() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            var email = await app.AccountAsync(Roles.Sales);
            await visit.GoAsync("/sign-in?returnUrl=%2Faccount%2Fpassword");
            await visit.Page.Keyboard.TypeAsync(email);
            await visit.Page.Keyboard.PressAsync("Tab");
            await visit.Page.Keyboard.TypeAsync(WebApp.Password);
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.ArriveAsync("#current");

            await visit.GoAsync("/users", status: 403);
            Assert.Equal("You may not open this page", await visit.Page.TextContentAsync("h1"));
            await visit.PictureAsync("denied");

            await visit.Page.ClickAsync("text=Sign out");
            await visit.ArriveAsync("#email");
        });

    private static async Task ShowAsync(BrowserVisit visit, string name, string path)
    {
        await visit.GoAsync(path);
        await visit.InEveryLookAsync(async () =>
        {
            await visit.ShouldFitItsWidthAsync();
            await visit.ShouldBeAccessibleAsync();
            await visit.PictureAsync(name);
        });
    }
}
