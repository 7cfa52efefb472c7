using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FunnelReports.Bench.Output;

/// <summary>The machine that a run was made on.</summary>
internal sealed record Machine(string Processor, int Cores, string Memory, string Disk, string System, string Runtime)
{
    /// <summary>Looks at this machine and at the disk of a folder.</summary>
    public static async Task<Machine> DescribeAsync(string? folder) => new(
        Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0.#} GiB",
        folder is null ? "of the given server, not known" : await DiskAsync(folder),
        Line("/etc/os-release", "PRETTY_NAME=")?.Trim('"') is { } name ? $"{name}, kernel {Environment.OSVersion.Version}" : RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    /// <summary>How busy the machine is: processes that want to run, over the last 1, 5 and 15 minutes.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "not known";

    private static async Task<string> DiskAsync(string folder)
    {
        if (!OperatingSystem.IsLinux()) return "not known";
        using var df = Process.Start(new ProcessStartInfo("df", ["--output=source,fstype", folder]) { RedirectStandardOutput = true })!;
        var parts = (await df.StandardOutput.ReadToEndAsync()).Split('\n').ElementAtOrDefault(1)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (parts.Length < 2) return "not known";
        var device = Path.GetFileName(parts[0]).TrimEnd("0123456789".ToCharArray());
        var rotates = $"/sys/block/{device}/queue/rotational";
        var kind = !File.Exists(rotates) ? "" : (await File.ReadAllTextAsync(rotates)).Trim() == "1" ? ", reported as rotating" : ", reported as solid state";
        return $"{parts[0]} ({parts[1]}{kind})";
    }

    private static string? Field(string file, string name) => Line(file, name)?.Split(':', 2)[^1].Trim();

    private static string? Line(string file, string start) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) is { } line ? line[start.Length..] : null;
}
