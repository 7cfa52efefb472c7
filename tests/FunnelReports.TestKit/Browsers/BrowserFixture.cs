using Microsoft.Playwright;

namespace FunnelReports.TestKit.Browsers;

/// <summary>The one headless Chromium of this test process, started on first use and ended with it. It can reach this machine only.</summary>
public static class BrowserFixture
{
    /// <summary>The variable with the path of the Chromium to use.</summary>
    public const string ProgramVariable = "FUNNELREPORTS_TEST_CHROMIUM";

    /// <summary>How long a visit waits for anything before the test fails.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string? Program =
        Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } given ? given
        : Requirements.FindOnPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static readonly Lazy<Task<IBrowser>> Shared = new(StartAsync);

    /// <summary>What a person must install or set before tests can use a browser; null when nothing.</summary>
    public static string? WhatIsMissing { get; } =
        Program is null ? $"Install Chromium (Debian: chromium) or Google Chrome, or set {ProgramVariable} to its path."
        : !File.Exists(Program) ? $"{ProgramVariable} is {Program}, where there is no file."
        : null;

    /// <summary>Opens an empty window, runs a test in it and then fails on anything that went wrong unseen.</summary>
    /// <param name="site">Where the pages are, such as <c>http://127.0.0.1:41234</c>.</param>
    /// <param name="look">How to look at them.</param>
    /// <param name="test">What a person does; relative addresses start at <paramref name="site"/>.</param>
    /// <exception cref="BrowserProblemException">The console showed an error, a script threw, or something asked another host.</exception>
    public static async Task VisitAsync(Uri site, BrowserLook look, Func<BrowserVisit, Task> test)
    {
        var browser = await Shared.Value;
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = look.Language,
            TimezoneId = "UTC",
            JavaScriptEnabled = look.JavaScript,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var visit = new BrowserVisit(site, look, await context.NewPageAsync());
        try
        {
            await test(visit);
        }
        catch (Exception failure) when (visit.Problems.Count > 0)
        {
            throw new BrowserProblemException(visit.Problems, failure);
        }

        if (visit.Problems.Count > 0)
        {
            throw new BrowserProblemException(visit.Problems, null);
        }
    }

    private static async Task<IBrowser> StartAsync()
    {
        if (WhatIsMissing is not null)
        {
            throw new InvalidOperationException(WhatIsMissing);
        }

        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
            ],
        });
    }
}
