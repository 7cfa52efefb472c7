using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FunnelReports.TestKit.Browsers;
using Microsoft.Playwright;

namespace FunnelReports.Web.Tests.Pages.Shared;

/// <summary>The parts in a real browser, under the real content security policy.</summary>
public sealed class PartsTests(PartsSite site) : IClassFixture<PartsSite>
{
    private static readonly AxeRunOptions Wcag = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"), ResultTypes = [ResultType.Violations] };

    [BrowserTheory]
    [InlineData("line")]
    [InlineData("stacked")]
    [InlineData("funnel")]
    [InlineData("nothing")]
    [InlineData("figure")]
    [InlineData("unknown")]
    [InlineData("period")]
    [InlineData("pager")]
    [InlineData("empty")]
    public async Task Every_part_fits_and_shuts_nobody_out_in_every_look(string name) =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk, async visit =>
        {
            await visit.GoAsync($"/parts/{name}");
            await visit.InEveryLookAsync(async () =>
            {
                await visit.ShouldFitItsWidthAsync();
                await visit.PictureAsync(name);
                if (visit.Look.Dark == (visit.Look.Width == BrowserLook.Phone.Width))
                {
                    var found = await visit.Page.RunAxe(Wcag);
                    Assert.True(found.Violations.Length == 0, $"{name} at {visit.Look}: {string.Join("; ", found.Violations.Select(v => v.Help))}");
                }
            });
        });

    [BrowserTheory]
    [InlineData("line")]
    [InlineData("stacked")]
    [InlineData("bar")]
    [InlineData("funnel")]
    [InlineData("ranking")]
    [InlineData("windows")]
    [InlineData("fan")]
    public async Task A_chart_is_drawn_and_its_table_has_the_same_numbers(string kind) =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk, async visit =>
        {
            await visit.GoAsync($"/parts/{kind}");
            await visit.Page.Locator("figure[data-drawn=true]").WaitForAsync();
            Assert.True(await InkedAsync(visit.Page), "the canvas is blank");
            Assert.Equal(4, await visit.Page.Locator("figure table tbody tr").CountAsync());
        });

    [BrowserFact]
    public async Task Without_a_script_the_table_is_read_as_it_stands() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Phone with { JavaScript = false }, async visit =>
        {
            await visit.GoAsync("/parts/line");
            Assert.False(await visit.Page.Locator("canvas").IsVisibleAsync());
            Assert.Equal("44.90", await visit.Page.Locator("tbody tr:nth-child(2) td a").InnerTextAsync());
            Assert.Equal("47.10*", await visit.Page.Locator("tbody tr:nth-child(4) td").First.InnerTextAsync());
        });

    [BrowserFact]
    public async Task A_chart_takes_the_colours_of_the_theme_when_it_changes() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk, async visit =>
        {
            await visit.GoAsync("/parts/funnel");
            await visit.Page.Locator("figure[data-drawn=true]").WaitForAsync();
            var light = await PixelsAsync(visit.Page);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await visit.Page.WaitForFunctionAsync("before => document.querySelector('canvas').toDataURL() !== before", light);
        });

    [BrowserFact]
    public async Task The_colour_switch_works_without_a_script_and_comes_back_to_the_same_view() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk with { JavaScript = false }, async visit =>
        {
            await visit.GoAsync("/parts/figure?period=2018-Q1");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
            Assert.EndsWith("/parts/figure?period=2018-Q1", visit.Page.Url, StringComparison.Ordinal);
            Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
            Assert.Equal("rgb(16, 20, 26)", await visit.Page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor"));
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "As the system" }).ClickAsync();
            Assert.Null(await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme"));
        });

    [BrowserFact]
    public async Task A_definition_opens_by_hover_by_focus_and_by_click_and_closes_with_escape() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk, async visit =>
        {
            await visit.GoAsync("/parts/figure");
            var button = visit.Page.Locator(".definition-button");
            var text = visit.Page.Locator(".definition-text");
            await Assertions.Expect(text).ToBeHiddenAsync();
            await button.HoverAsync();
            await Assertions.Expect(text).ToBeVisibleAsync();
            await button.ClickAsync();
            await Assertions.Expect(text).ToBeVisibleAsync();
            await visit.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(text).ToBeHiddenAsync();
            await visit.Page.Mouse.MoveAsync(0, 0);
            await visit.Page.Locator(".brand").FocusAsync();
            while (!await button.EvaluateAsync<bool>("b => b === document.activeElement"))
            {
                await visit.Page.Keyboard.PressAsync("Tab");
            }

            await Assertions.Expect(text).ToBeVisibleAsync();
        });

    [BrowserFact]
    public async Task A_period_is_chosen_by_link_or_form_and_keeps_grain_and_segment() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Phone with { JavaScript = false }, async visit =>
        {
            await visit.GoAsync("/parts/period");
            await visit.Page.Locator(".period-step summary").ClickAsync();
            await visit.Page.Locator("#period-text").FillAsync("2018-W09");
            await visit.Page.Locator("form:has(#period-text) button").ClickAsync();
            Assert.EndsWith("/parts/period?grain=day&segment=channel%3DPaid&period=2018-W09", visit.Page.Url, StringComparison.Ordinal);
            await visit.Page.Locator(".period-step summary").ClickAsync();
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "This month" }).ClickAsync();
            Assert.EndsWith("/parts/period?period=2018-03&grain=day&segment=channel%3DPaid", visit.Page.Url, StringComparison.Ordinal);
        });

    [BrowserFact]
    public async Task On_a_phone_the_menu_opens_by_its_button_without_a_script() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Phone with { JavaScript = false }, async visit =>
        {
            await visit.GoAsync("/parts/empty");
            var budgets = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Budgets" });
            await Assertions.Expect(budgets).ToBeHiddenAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
            await Assertions.Expect(budgets).ToBeVisibleAsync();
        });

    [BrowserFact]
    public async Task A_missing_page_says_so_with_one_next_step() =>
        await BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk, async visit =>
        {
            await visit.GoAsync("/nowhere", 404);
            Assert.Equal("There is no such page", await visit.Page.Locator("h1").InnerTextAsync());
            Assert.Equal("Go to the overview", await visit.Page.Locator("main a.btn").InnerTextAsync());
            await visit.ShouldBeAccessibleAsync();
        });

    private static Task<string> PixelsAsync(IPage page) => page.Locator("canvas").EvaluateAsync<string>("canvas => canvas.toDataURL()");

    private static Task<bool> InkedAsync(IPage page) => page.Locator("canvas").EvaluateAsync<bool>(
        "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value !== 0)");
}
