using System.Net;
using System.Net.Sockets;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Processes;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Cli;

/// <summary>The program as a process of its own: exit codes, streams and signals are the operating system's here.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Data_goes_to_standard_output_and_talk_to_standard_error()
    {
        var run = await CliRun.InAsync(folder.Path, "reconcile", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("{\n  \"agrees\": true,\n  \"differences\": []\n}\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal("", run.Errors);
        Assert.True(File.Exists(folder.At("data", "funnel.db")));
    }

    [Fact]
    public async Task A_setting_of_the_environment_counts_and_the_command_line_wins_over_it()
    {
        var environment = new Dictionary<string, string?> { ["Workspace__TimeZone"] = "Europe/Paris", ["Workspace__Currency"] = "CZK" };

        var run = await CliRun.InAsync(folder.Path, environment, "settings", "list", "--Workspace:Currency", "USD");

        Assert.StartsWith("TimeZone=Europe/Paris\nCurrency=USD\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var run = await CliRun.InAsync(folder.Path, "serve", "--urls", address, "--Serilog:MinimumLevel:Default", "Fatal");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(
            $"Cannot listen on {address}: another program uses that port. Stop it, or choose another port, for example --urls http://127.0.0.1:5081",
            run.Errors.TrimEnd());
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("stages list")]
    public async Task A_data_folder_that_nobody_may_write_is_named_in_one_line(string verb)
    {
        const string NoRight = "/proc/funnelreports";

        var run = await CliRun.InAsync(folder.Path, [.. verb.Split(' '), "--Data:Path", NoRight]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"Cannot write in the data folder {NoRight}: ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith(" with --Data:Path FOLDER.", run.Errors.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_import_that_is_told_to_stop_leaves_no_half_chunk_and_no_file_behind()
    {
        var rows = Enumerable.Range(0, 200_000).Select(i => $"lead-{i},mql,2026-01-05");
        await File.WriteAllLinesAsync(folder.At("moves.csv"), rows.Prepend("lead_id,stage,occurred_at"));
        await using var import = await GuardedProcess.StartAsync(
            [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", BuiltFiles.WebProgram, "import", "transitions", "moves.csv", "--no-fold"], folder.Path);
        while (!File.Exists(folder.At("moves.csv.errors.csv.part")) && !import.Ended.IsCompleted) await Task.Delay(20);

        await import.SignalAsync("TERM"); // as Ctrl-C; a shell keeps INT from what it runs in the background

        Assert.Equal(ExitCode.Interrupted, await import.ExitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal("Stopped. What was not finished has been left out; run it again to go on.", import.Errors.TrimEnd().Split('\n')[^1]);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part"));
    }

    [Fact]
    public async Task The_demo_serves_its_own_file_and_is_cleared_when_it_is_stopped()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path, ["demo"]);

        using var client = new HttpClient { BaseAddress = server.Address };
        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
        var inUse = await CliRun.InAsync(folder.Path, "demo", "--clear");
        var report = await CliRun.InAsync(folder.Path, "report", "stages", "--period", "2026", "--Data:File", "demo.db");
        await server.StopAsync();
        var cleared = await CliRun.InAsync(folder.Path, "demo", "--clear");
        var again = await CliRun.InAsync(folder.Path, "demo", "--clear");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        foreach (var role in new[] { "admin", "ops", "sales", "marketer" }) Assert.Matches($"{role}@demo.example +[a-z0-9-]{{23}}", server.Output);
        Assert.DoesNotContain("/setup", server.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, report.ExitCode);
        Assert.Equal((ExitCode.Failed, $"{folder.At("data", "demo.db")} is in use. Stop the program that serves it, then try again."), (inUse.ExitCode, inUse.Errors.TrimEnd()));
        Assert.Equal((ExitCode.Done, $"The demo is gone: {folder.At("data", "demo.db")} is deleted."), (cleared.ExitCode, cleared.Errors.TrimEnd()));
        Assert.Equal($"There is no demo to delete: {folder.At("data", "demo.db")} is not there.", again.Errors.TrimEnd());
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("data")));
    }

    public void Dispose() => folder.Dispose();
}
