using FunnelReports.Core;
using FunnelReports.Web.Hosting;

namespace FunnelReports.Web.Cli;

/// <summary>The settings of a verb: those that the server would have, read without starting one.</summary>
public static class CliSettings
{
    /// <summary>Files, then the environment, then the command line; the later wins.</summary>
    /// <exception cref="MistakeException">A settings file cannot be read.</exception>
    public static IConfiguration Read(SettingArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var folder = arguments.Settings.GetValueOrDefault("contentRoot") ?? ContentRoot.Folder;
        var environment = arguments.Settings.GetValueOrDefault("environment")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Production;
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(Path.GetFullPath(folder))
                .AddJsonFile("appsettings.json", optional: true)
                .AddJsonFile($"appsettings.{environment}.json", optional: true)
                .AddEnvironmentVariables()
                .AddInMemoryCollection(arguments.Settings)
                .Build();
        }
        catch (InvalidDataException fault)
        {
            throw new MistakeException($"{fault.Message} {fault.InnerException?.Message ?? fault.GetBaseException().Message} Mend the file: it must be JSON.", fault);
        }
    }
}
