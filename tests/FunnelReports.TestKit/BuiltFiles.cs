using System.Reflection;

namespace FunnelReports.TestKit;

/// <summary>Where the build that made these tests found and put its files.</summary>
public static class BuiltFiles
{
    /// <summary>The folder that holds <c>FunnelReports.sln</c>.</summary>
    public static string RepositoryRoot { get; } = Recorded("RepositoryRoot");

    /// <summary>The built program, <c>FunnelReports.Web.dll</c>, beside everything it needs to run.</summary>
    public static string WebProgram { get; } = Recorded("WebProgram");

    private static string Recorded(string key) =>
        typeof(BuiltFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
