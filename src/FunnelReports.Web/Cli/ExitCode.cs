namespace FunnelReports.Web.Cli;

/// <summary>How a run of the program ended, for scripts.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>An unknown verb, option or value. Nothing was begun.</summary>
    public const int Usage = 2;

    /// <summary>The good rows of an import are in, others were refused.</summary>
    public const int PartlyRefused = 3;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
