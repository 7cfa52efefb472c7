namespace FunnelReports.TestKit.Browsers;

/// <summary>Something went wrong in the browser that no assertion looked at.</summary>
public sealed class BrowserProblemException : Exception
{
    /// <summary>Lists the problems, and the failed assertion if there was one too.</summary>
    public BrowserProblemException(IReadOnlyCollection<string> problems, Exception? failure)
        : base($"The browser had {problems.Count} problem(s):\n{string.Join('\n', problems)}{(failure is null ? "" : $"\nand the test failed:\n{failure.Message}")}", failure)
    {
    }
}
