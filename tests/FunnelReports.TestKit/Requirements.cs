namespace FunnelReports.TestKit;

/// <summary>Decides what a test does when a program it needs is not installed.</summary>
/// <remarks>
/// A newcomer who lacks PostgreSQL or Chromium sees named skips. With <c>FUNNELREPORTS_REQUIRE_ALL=1</c>, which <c>eng/check.sh</c> sets,
/// nothing is skipped: the test runs and fails with the same sentence.
/// </remarks>
public static class Requirements
{
    /// <summary>True when every test must run.</summary>
    public static bool RequireAll { get; } = Environment.GetEnvironmentVariable("FUNNELREPORTS_REQUIRE_ALL") == "1";

    /// <summary>The reason to skip a test for, or null to run it.</summary>
    public static string? SkipReason(string? whatIsMissing) => RequireAll ? null : whatIsMissing;

    /// <summary>The full path of the first of these programs found on PATH, or null.</summary>
    public static string? FindOnPath(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program))).FirstOrDefault(File.Exists);
    }
}
