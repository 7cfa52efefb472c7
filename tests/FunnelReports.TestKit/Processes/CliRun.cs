namespace FunnelReports.TestKit.Processes;

/// <summary>One finished run of the program as a process of its own: what a person at a terminal would have seen.</summary>
/// <param name="ExitCode">0 done, 1 failed, 2 wrong usage, 3 partly refused; 128 + n when ended by signal n.</param>
/// <param name="Output">Standard output: data.</param>
/// <param name="Errors">Standard error: talk.</param>
public sealed record CliRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs <c>dotnet FunnelReports.Web.dll</c> with these arguments in a folder and waits for its end.</summary>
    public static Task<CliRun> InAsync(string folder, params string[] arguments) => InAsync(folder, null, arguments);

    /// <summary>The same, with environment variables to set or, with null, to remove.</summary>
    public static async Task<CliRun> InAsync(string folder, IReadOnlyDictionary<string, string?>? environment, params string[] arguments)
    {
        await using var process = await GuardedProcess.StartAsync(WebProgram.Command(arguments), folder, WebProgram.Variables(environment));
        var code = await process.ExitAsync(TimeSpan.FromMinutes(2));
        return new CliRun(code, process.Output, process.Errors);
    }

    /// <summary>Both streams, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit {ExitCode}\n--- output\n{Output}\n--- errors\n{Errors}";
}
