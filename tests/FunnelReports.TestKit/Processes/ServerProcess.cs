using System.Text.RegularExpressions;

namespace FunnelReports.TestKit.Processes;

/// <summary>The program serving on a free port of 127.0.0.1 as a process of its own, to be stopped, killed and started again.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly GuardedProcess process;

    private ServerProcess(GuardedProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens, as it printed it.</summary>
    public Uri Address { get; }

    /// <summary>What it has written to standard output so far.</summary>
    public string Output => process.Output;

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors => process.Errors;

    /// <summary>Starts the program in a folder and returns when it has printed the address it listens on.</summary>
    /// <param name="folder">Where it runs; an embedded database lands in <c>data</c> below it.</param>
    /// <param name="arguments">Anything after <c>dotnet FunnelReports.Web.dll</c>; the address is added.</param>
    /// <param name="environment">Variables to set or, with null, to remove. The environment is Development unless set.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it wrote.</exception>
    public static async Task<ServerProcess> StartAsync(
        string folder, IEnumerable<string>? arguments = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = WebProgram.Variables(environment);
        variables.TryAdd("ASPNETCORE_ENVIRONMENT", "Development");
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = await GuardedProcess.StartAsync(
            WebProgram.Command([.. arguments ?? [], "--Urls", "http://127.0.0.1:0"]),
            folder,
            variables,
            onLine: line =>
            {
                if (PrintedAddress().Match(line) is { Success: true } match)
                {
                    found.TrySetResult(new Uri(match.Value));
                }
            });
        await Task.WhenAny(found.Task, process.Ended, Task.Delay(TimeSpan.FromMinutes(1)));
        if (found.Task.IsCompletedSuccessfully)
        {
            return new ServerProcess(process, await found.Task);
        }

        var what = process.Ended.IsCompleted ? $"The server ended with exit code {await process.Ended}" : "The server ran for a minute";
        await process.DisposeAsync();
        throw new InvalidOperationException($"{what} and printed no address.\n{process.Output}\n{process.Errors}");
    }

    /// <summary>Asks it to stop (SIGTERM) and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await process.SignalAsync("TERM");
        return await process.ExitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Kills it in the middle of whatever it does (SIGKILL).</summary>
    public async Task KillAsync()
    {
        await process.SignalAsync("KILL");
        await process.ExitAsync(TimeSpan.FromSeconds(30));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => process.DisposeAsync();

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex PrintedAddress();
}
