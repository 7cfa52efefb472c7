using System.Security.Claims;
using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Layout;

public class NavigationTests
{
    private static readonly NavigationItem[] Items =
    [
        new("Reports", "Overview", "/"),
        new("Planning", "Budgets", "/budgets", "EditBudgets"),
    ];

    [Fact]
    public async Task A_page_the_reader_may_not_open_is_not_in_the_menu() =>
        Assert.Equal(["Overview"], await TitlesFor("marketer"));

    [Fact]
    public async Task A_page_the_reader_may_open_is_in_the_menu() =>
        Assert.Equal(["Overview", "Budgets"], await TitlesFor("admin"));

    [Fact]
    public void Every_page_of_the_menu_has_its_own_address_and_title()
    {
        Assert.Equal(Navigation.Items.Count, Navigation.Items.Select(item => item.Path).Distinct().Count());
        Assert.Equal(Navigation.Items.Count, Navigation.Items.Select(item => item.Title).Distinct().Count());
        Assert.All(Navigation.Items, item => Assert.StartsWith("/", item.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/budgets", "/budgets", true)]
    [InlineData("/budgets", "/budgets/2018", true)]
    [InlineData("/budgets", "/Budgets", true)]
    [InlineData("/budgets", "/budgetsheet", false)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/budgets", false)]
    public void A_menu_entry_is_current_on_its_page_and_below(string item, string path, bool expected) =>
        Assert.Equal(expected, new NavigationItem("Any", "Any", item).IsAt(path));

    private static async Task<string[]> TitlesFor(string role)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddAuthorization(options => options.AddPolicy("EditBudgets", policy => policy.RequireRole("admin")))
            .BuildServiceProvider();
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
        var navigation = new Navigation(services.GetRequiredService<IAuthorizationService>());
        return [.. (await navigation.ForAsync(person, Items)).Select(item => item.Title)];
    }
}
