using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.Bench.Servers;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Bench.Pages;

/// <summary>The program, built for release, serving one database of the bench, and a person signed in to it.</summary>
internal sealed partial class PageServer : IAsyncDisposable
{
    private readonly GuardedProcess process;

    private PageServer(GuardedProcess process, Uri address, string cookie) => (this.process, Address, Cookie) = (process, address, cookie);

    public Uri Address { get; }

    /// <summary>The cookies of the person, as a header takes them.</summary>
    public string Cookie { get; }

    /// <summary>Starts it and signs a new marketer in.</summary>
    public static async Task<PageServer> StartAsync(BenchDatabase database)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "../../../../../src/FunnelReports.Web/bin/Release/net10.0/FunnelReports.Web.dll");
        if (!File.Exists(program)) throw new BenchException("Build the program for release first: dotnet build src/FunnelReports.Web -c Release");
        string[] settings = ["--ConnectionStrings:FunnelReports", database.Place];
        var email = $"bench-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}@example.test";
        var password = await AddPersonAsync(program, [.. settings], email);
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await GuardedProcess.StartAsync(
            ["dotnet", program, "serve", .. settings, "--Urls", "http://127.0.0.1:0"],
            Path.GetTempPath(),
            onLine: line =>
            {
                if (Printed().Match(line) is { Success: true } match) found.TrySetResult(new Uri(match.Value));
            });
        await Task.WhenAny(found.Task, process.Ended);
        if (!found.Task.IsCompleted) throw new BenchException($"The server did not start:\n{process.Errors}");
        return new PageServer(process, await found.Task, await SignInAsync(await found.Task, email, password));
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<string> AddPersonAsync(string program, string[] settings, string email)
    {
        var start = new ProcessStartInfo("dotnet", [program, "user", "add", email, "--role", "marketer", .. settings]) { RedirectStandardOutput = true };
        using var add = Process.Start(start)!;
        var password = (await add.StandardOutput.ReadToEndAsync()).Trim();
        await add.WaitForExitAsync();
        return add.ExitCode == 0 ? password : throw new BenchException("No account could be made.");
    }

    private static async Task<string> SignInAsync(Uri address, string email, string password)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = email,
            ["Password"] = password,
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value),
        });
        (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode().Dispose();
        return cookies.GetCookieHeader(address);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Printed();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
