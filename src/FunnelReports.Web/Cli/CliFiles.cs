using FunnelReports.Core;

namespace FunnelReports.Web.Cli;

/// <summary>Files that a person names.</summary>
public static class CliFiles
{
    /// <summary>Returns when the file is there, so that nothing is begun for a slip of the pen.</summary>
    /// <exception cref="MistakeException">It is not.</exception>
    public static void RequireThere(string file)
    {
        if (Directory.Exists(file)) throw new MistakeException($"{file} is a folder. Name a file in it.");
        if (!File.Exists(file)) throw new MistakeException($"There is no file {file}{(Path.IsPathRooted(file) ? "" : $" in {Directory.GetCurrentDirectory()}")}.");
    }
}
