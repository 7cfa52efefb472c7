using System.Buffers.Binary;
using System.Text;
using FunnelReports.TestKit.Browsers;
using Microsoft.Playwright;

namespace FunnelReports.Web.Tests.Pages.Shared;

/// <summary>Charts saved as files by their buttons.</summary>
public sealed class SavedChartTests(PartsSite site) : IClassFixture<PartsSite>
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [BrowserFact]
    public Task The_table_is_saved_whole_and_no_label_can_run_as_a_formula() => VisitAsync("/parts/formulas", "en", async page =>
    {
        var (name, bytes) = await SaveAsync(page, "CSV");
        Assert.Equal("rates-as-typed.csv", name);
        Assert.Equal(
            Text(
                "'=Label,'-Rate (%),\"'-Rate, not final\",\"'-Rate, 95% interval, from (%)\",\"'-Rate, 95% interval, to (%)\",Volume (%)",
                "'=1+1,12.5,,0.0,100.0,100.0",
                "'+cmd,1006.3,,900.0,1100.0,0.0",
                "\"'-2, \"\"x\"\"\",-0.1,not final,-1.0,1.0,33.3",
                "\"'@sum;1\",,,,,66.7"),
            Encoding.UTF8.GetString(bytes));
    });

    [BrowserTheory]
    [InlineData("line")]
    [InlineData("fan")]
    [InlineData("stacked")]
    public Task Each_row_of_the_saved_table_is_that_of_the_page(string part) => VisitAsync("/parts/" + part, "en", async page =>
    {
        var (_, bytes) = await SaveAsync(page, "CSV");
        var saved = Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').Split("\r\n")[1..^1].Select(line => string.Join(' ', line.Split(',').Where(cell => cell.Length > 0)));
        var cells = await page.Locator("figure tbody tr").EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))");
        Assert.Equal(cells.Select(Plain), saved);
    });

    [BrowserFact]
    public Task In_French_columns_are_parted_by_semicolons_and_decimals_by_commas() => VisitAsync("/parts/line", "fr", async page =>
    {
        var (_, bytes) = await SaveAsync(page, "CSV");
        Assert.StartsWith("Jan 2018;41,20;;36,00;47,00;44,20\r\n", Encoding.UTF8.GetString(bytes).Split("\r\n", 2)[1], StringComparison.Ordinal);
    });

    [BrowserFact]
    public Task The_picture_is_a_wide_one_and_its_button_says_so_and_is_large_enough() => VisitAsync("/parts/windows", "en", async page =>
    {
        var (name, bytes) = await SaveAsync(page, "PNG");
        Assert.Equal("the-days-that-each-way-counts.png", name);
        Assert.Equal(PngSignature, bytes[..8]);
        Assert.Equal(2000, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Save the chart “The days that each way counts” as a PNG picture" });
        var box = await button.BoundingBoxAsync();
        Assert.True(box is { Width: >= 24, Height: >= 24 }, $"{box?.Width} × {box?.Height}");
    });

    private Task VisitAsync(string path, string language, Func<IPage, Task> test) => BrowserFixture.VisitAsync(site.Address, BrowserLook.Desk, async visit =>
    {
        if (language != "en")
        {
            await visit.Page.RouteAsync("**" + path, async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("<html lang=\"en\"", $"<html lang=\"{language}\"", StringComparison.Ordinal) });
            });
        }

        await visit.GoAsync(path);
        await visit.Page.Locator("figure[data-drawn=true]").WaitForAsync();
        await test(visit.Page);
    });

    private static async Task<(string Name, byte[] Bytes)> SaveAsync(IPage page, string file)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("figure button", new() { HasText = file }).ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    // As the file has it: no grouping, no dash for what is not known, limits by themselves, and a word for the mark.
    private static string Plain(string[] cells) => string.Join(' ', cells.Select(cell => cell.Replace(",", "", StringComparison.Ordinal).Replace("*", " not final", StringComparison.Ordinal).Replace(" – ", " ", StringComparison.Ordinal)).Where(cell => cell != "–"));

    private static string Text(params string[] lines) => "\ufeff" + string.Concat(lines.Select(line => line + "\r\n"));
}
