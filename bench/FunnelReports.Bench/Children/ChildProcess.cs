using System.Diagnostics;
using System.Text.Json;
using FunnelReports.Bench.Servers;

namespace FunnelReports.Bench.Children;

/// <summary>Runs one job in a process of its own, so that nothing else counts in its memory.</summary>
internal static class ChildProcess
{
    /// <summary>The first word of the command line of such a process.</summary>
    public const string Word = "child";

    /// <summary>Runs <c>rebuild</c>, or <c>import</c> with the kind and the file.</summary>
    /// <exception cref="BenchException">The process failed; the message is what it said.</exception>
    public static async Task<ChildResult> RunAsync(BenchDatabase database, params string[] work)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in (string[])[Word, database.Engine, database.Place, .. work]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ChildResult>(output)!
            : throw new BenchException($"{string.Join(' ', work)} failed:\n{await errors}");
    }
}
