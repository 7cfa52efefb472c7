using System.Collections.Concurrent;
using System.Diagnostics;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace FunnelReports.TestKit.Browsers;

/// <summary>One person's window on the site, with what went wrong in it.</summary>
public sealed class BrowserVisit
{
    /// <summary>The variable that has axe look at every page in every width and theme, whatever it takes.</summary>
    public const string EveryLookVariable = "FUNNELREPORTS_EVERY_LOOK";

    private static readonly bool AtEveryLook = Environment.GetEnvironmentVariable(EveryLookVariable) is { Length: > 0 };

    private readonly Uri site;
    private readonly ConcurrentQueue<string> problems = new();
    private readonly List<string> expected = [];
    private bool judges = true;

    internal BrowserVisit(Uri site, BrowserLook look, IPage page)
    {
        this.site = site;
        Look = look;
        Page = page;
        page.Context.Request += (_, request) => NoteOtherHost(request.Url);
        page.Context.WebError += (_, error) => Note($"script error on {error.Page?.Url}: {error.Error}");
        page.Context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Note($"console error on {message.Page?.Url}: {message.Text} ({message.Location})");
            }
        };
    }

    /// <summary>The window, for everything Playwright can do.</summary>
    public IPage Page { get; }

    /// <summary>How it is looked at.</summary>
    public BrowserLook Look { get; private set; }

    internal IReadOnlyCollection<string> Problems => [.. problems.Where(p => !expected.Exists(e => p.Contains(e, StringComparison.Ordinal)))];

    /// <summary>Opens a page of the site and expects it to answer with this status.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        if (status >= 400)
        {
            Expect($"status of {status}");
        }

        var response = await Page.GotoAsync(path);
        Assert.True(response?.Status == status, $"{path} answered {response?.Status}, not {status}: {await Page.TitleAsync()}");
    }

    /// <summary>Shows the present page in another width and colours, as when a window is drawn narrower and the system turns dark.</summary>
    public async Task TurnToAsync(BrowserLook look)
    {
        Look = look;
        await Page.SetViewportSizeAsync(look.Width, look.Height);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light });
        // Charts follow their place one frame later.
        await Page.WaitForFunctionAsync("() => [...document.querySelectorAll('canvas')].every(c => c.clientWidth <= c.parentElement.clientWidth + 1)");
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /// <summary>
    /// Checks the present page in every look of <see cref="BrowserLook.All"/>. axe is slow, so that it looks at the widest light one and the narrowest dark one;
    /// at all of them where <see cref="EveryLookVariable"/> is set.
    /// </summary>
    public async Task InEveryLookAsync(Func<Task> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        foreach (var look in BrowserLook.All)
        {
            await TurnToAsync(look);
            judges = AtEveryLook || look == BrowserLook.Desk || look == BrowserLook.Phone with { Dark = true };
            await check();
        }

        judges = true;
    }

    /// <summary>Waits, after a click or a key, until the page that has this element is there and loaded.</summary>
    public async Task ArriveAsync(string element)
    {
        await Page.Locator(element).WaitForAsync();
        await UntilAsync("() => document.readyState === 'complete'");
    }

    /// <summary>Waits, after a click or a key, until a page is loaded whose address holds this.</summary>
    public async Task ArriveAtAsync(string partOfAddress)
    {
        ArgumentNullException.ThrowIfNull(partOfAddress);
        await UntilAsync("part => location.href.includes(part) && document.readyState === 'complete'", partOfAddress);
    }

    /// <summary>Asks the page again and again until it says yes.</summary>
    /// <remarks>
    /// Not by the driver's own waits: that for an event of loading misses one that comes while it begins to wait, and that for a condition asks again at the page's next frame,
    /// which never calls back where scripts are switched off.
    /// </remarks>
    private async Task UntilAsync(string condition, string? argument = null)
    {
        for (var waited = Stopwatch.StartNew(); !await IsSoAsync(condition, argument); await Task.Delay(20))
        {
            Assert.True(waited.Elapsed < BrowserFixture.Patience, $"{Page.Url} did not come to be so in {BrowserFixture.Patience.TotalSeconds:0} s: {condition} {argument}");
        }
    }

    private async Task<bool> IsSoAsync(string condition, string? argument)
    {
        try
        {
            return await Page.EvaluateAsync<bool>(condition, argument);
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("navigat", StringComparison.OrdinalIgnoreCase) || gone.Message.Contains("context", StringComparison.OrdinalIgnoreCase))
        {
            // The page that was asked has given way to the next one.
            return false;
        }
    }

    /// <summary>Says that problems with this text are meant to happen in this visit.</summary>
    public void Expect(string partOfProblem) => expected.Add(partOfProblem);

    // What it finds to be right is half a megabyte a page, and most of its time.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Fails when axe finds anything that shuts a person out: WCAG 2.2 A and AA, and its best practices. See <see cref="InEveryLookAsync"/> for when it looks.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        if (!judges) return;
        var result = await Page.RunAxe(OnlyViolations);
        var found = result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id} ({v.Impact}): {v.Help}\n    {n.Html}"));
        Assert.True(result.Violations.Length == 0, $"axe on {Page.Url} at {Look}:\n{string.Join('\n', found)}");
    }

    /// <summary>Fails when the page must be scrolled sideways to be read; names the elements that stick out.</summary>
    public async Task ShouldFitItsWidthAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>("""
            () => {
              const width = document.documentElement.clientWidth;
              const needed = document.documentElement.scrollWidth;
              if (needed <= width) return [];
              const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1)
                .slice(0, 10).map(e => `<${e.tagName.toLowerCase()} id="${e.id}" class="${e.className}"> ends at ${Math.round(e.getBoundingClientRect().right)} px`);
              return [`it needs ${needed} px`, ...out];
            }
            """);
        Assert.True(wide.Length == 0, $"{Page.Url} is wider than {Look.Width} px:\n{string.Join('\n', wide)}");
    }

    /// <summary>Saves a picture of the whole page as <c>name-1280-light.png</c> where <c>FUNNELREPORTS_SCREENSHOTS</c> names a folder; else does nothing.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("FUNNELREPORTS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{Look}.png"), FullPage = true });
        }
    }

    private void Note(string problem) => problems.Enqueue(problem);

    private void NoteOtherHost(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != site.Authority)
        {
            Note($"asked another host: {url}");
        }
    }
}
