using System.CommandLine;

namespace FunnelReports.Web.Cli;

/// <summary>Options that several verbs have.</summary>
public static class CliOptions
{
    /// <summary><c>--json</c>: a document for machines on standard output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write a JSON document to standard output, for machines." };
}
