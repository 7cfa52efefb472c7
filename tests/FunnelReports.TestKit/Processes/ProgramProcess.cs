using FunnelReports.TestKit.Databases;

namespace FunnelReports.TestKit.Processes;

/// <summary>The built program as a process of its own at work on a test's database, to be killed or raced.</summary>
public static class ProgramProcess
{
    /// <summary>Starts it with these arguments in a folder.</summary>
    public static Task<GuardedProcess> StartAsync(TestDatabase test, string folder, IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(test);
        return GuardedProcess.StartAsync(WebProgram.Command(arguments), folder, WebProgram.Variables(test.Settings));
    }
}
