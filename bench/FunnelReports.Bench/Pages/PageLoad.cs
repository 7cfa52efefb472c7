using System.Diagnostics;
using System.Globalization;
using FunnelReports.TestKit;

namespace FunnelReports.Bench.Pages;

/// <summary>What a load on one page has shown.</summary>
/// <param name="Median">The middle time of an answer, in milliseconds.</param>
/// <param name="P95">In milliseconds.</param>
/// <param name="P99">In milliseconds.</param>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Errors">Answers of 400 and above, and connections that failed or timed out.</param>
internal sealed record PageLoad(double Median, double P95, double P99, double PerSecond, long Errors)
{
    public const int Clients = 50;

    private const string Tell =
        """
        done = function(summary, latency, requests)
          local e = summary.errors
          io.write(string.format("load %d %d %d %d %d %d\n", latency:percentile(50), latency:percentile(95), latency:percentile(99),
            summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    /// <summary>The load tool; null when it is not installed.</summary>
    public static string? Tool { get; } = Requirements.FindOnPath("wrk");

    /// <summary>Lets 50 clients ask for the overview again and again, each as soon as it has its answer.</summary>
    /// <param name="server">Whom.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="headers">What they say besides who they are.</param>
    public static async Task<PageLoad> RunAsync(PageServer server, int seconds, params string[] headers)
    {
        var script = Path.Combine(Path.GetTempPath(), $"bench-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}.lua");
        await File.WriteAllTextAsync(script, Tell);
        try
        {
            string[] said = [$"Cookie: {server.Cookie}", .. headers];
            var start = new ProcessStartInfo(
                Tool!, ["-t1", $"-c{Clients}", $"-d{seconds}s", "-s", script, .. said.SelectMany(header => new[] { "-H", header }), server.Address.ToString()])
            { RedirectStandardOutput = true };
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            var told = output.Split('\n').FirstOrDefault(line => line.StartsWith("load ", StringComparison.Ordinal)) ?? throw new BenchException(output);
            var n = told.Split(' ')[1..].Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            return new PageLoad(n[0] / 1e3, n[1] / 1e3, n[2] / 1e3, n[3] / (n[4] / 1e6), n[5]);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
