using FunnelReports.Core;

namespace FunnelReports.Web.Cli;

/// <summary>A verb, option or value that the program does not know. Ends with <see cref="ExitCode.Usage"/>.</summary>
public sealed class UsageException(string message) : MistakeException(message);
