using FunnelReports.TestKit;
using FunnelReports.TestKit.Processes;
using FunnelReports.Web.Cli;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Web.Tests.Cli;

/// <summary>Runs verbs in this process, on an embedded database in a folder of its own.</summary>
internal sealed class CliTrial(string now = "2026-03-10T12:00:00Z") : IDisposable
{
    private readonly TempFolder folder = new();

    public string Folder => folder.Path;

    public FixedClock Clock { get; } = new(now);

    /// <summary>What is piped in.</summary>
    public string Input { get; set; } = "";

    /// <summary>The settings with which the server was started last; null when it was not.</summary>
    public string[]? Served { get; private set; }

    public string Database => folder.At("data", "funnel.db");

    public string Write(string name, string text) => folder.Write(name, text);

    public string At(string name) => folder.At(name);

    /// <summary>Runs a verb; the data folder is this trial's unless a setting says otherwise.</summary>
    public async Task<CliRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] all = [.. arguments, .. arguments.Contains("--Data:Path") ? [] : new[] { "--Data:Path", folder.At("data") }];
        var code = await CommandLine.RunAsync(
            all,
            settings => new CliHost(output, error, new StringReader(Input), Clock, settings)
            {
                Serve = options =>
                {
                    Served = options;
                    return Task.FromResult(ExitCode.Done);
                },
            },
            error,
            CancellationToken.None);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a verb that must succeed, and returns what it wrote to standard output.</summary>
    public async Task<string> DoneAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == ExitCode.Done, run.ToString());
        return run.Output;
    }

    /// <summary>Leaves the database as an ended program does.</summary>
    public static void Close() => SqliteConnection.ClearAllPools();

    public void Dispose()
    {
        Close();
        folder.Dispose();
    }
}
