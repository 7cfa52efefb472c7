using System.Globalization;

namespace FunnelReports.TestKit.Postgres;

/// <summary>Finds the installed PostgreSQL server programs.</summary>
internal static class PostgresBinaries
{
    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>: on PATH, else the highest version Debian installed; null without any.</summary>
    public static string? Folder { get; } = OnPath() ?? Debian();

    /// <summary>True when this process is root, as whom PostgreSQL refuses to run.</summary>
    public static bool AsRoot { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Put before a command so that it runs as the user <c>postgres</c> when we are root; else empty.</summary>
    public static string[] AsPostgres { get; } = AsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : [];

    private static string? OnPath() =>
        Requirements.FindOnPath("initdb") is { } initdb && Path.GetDirectoryName(Resolved(initdb)) is { } folder && File.Exists(Path.Combine(folder, "postgres"))
            ? folder
            : null;

    private static string? Debian() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(f => double.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(f => Path.Combine(f, "bin"))
                .FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")))
            : null;

    private static string Resolved(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
}
