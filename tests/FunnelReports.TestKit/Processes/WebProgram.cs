using System.Collections;

namespace FunnelReports.TestKit.Processes;

/// <summary>How tests start the built program: the same <c>dotnet</c> that runs the tests, free of settings from outside.</summary>
internal static class WebProgram
{
    /// <summary>The variable with the path of another build of the program to start, such as a published one.</summary>
    private const string ProgramVariable = "FUNNELREPORTS_TEST_PROGRAM";

    private static readonly string[] SettingPrefixes =
        ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "ConnectionStrings__", "Data__", "Workspace__", "Serilog__", "Urls"];

    public static string[] Command(IEnumerable<string> arguments) =>
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Environment.GetEnvironmentVariable(ProgramVariable) ?? BuiltFiles.WebProgram, .. arguments];

    public static Dictionary<string, string?> Variables(IReadOnlyDictionary<string, string?>? given)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key)
            .Where(name => SettingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(name => name, _ => (string?)null);
        variables["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in given ?? new Dictionary<string, string?>())
        {
            variables[name] = value;
        }

        return variables;
    }
}
