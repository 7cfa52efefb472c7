using Microsoft.Extensions.Configuration.Json;
using Serilog;

namespace FunnelReports.Web.Hosting;

/// <summary>Logs: Serilog, all of it set in <c>appsettings.json</c> under "Serilog", talk on stderr.</summary>
public static class Logging
{
    private const string ContainerFile = "appsettings.Container.json";

    /// <summary>Adds the log. In a container each line is JSON, by <c>appsettings.Container.json</c>.</summary>
    public static WebApplicationBuilder AddLogging(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>("DOTNET_RUNNING_IN_CONTAINER"))
        {
            AddContainerSettings(builder.Configuration);
        }

        var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
        return builder;
    }

    /// <summary>Puts the file right after the other settings files: environment and command line still win.</summary>
    private static void AddContainerSettings(ConfigurationManager configuration)
    {
        IList<IConfigurationSource> sources = configuration.Sources;
        var lastFile = sources.OfType<JsonConfigurationSource>().LastOrDefault();
        var place = lastFile is null ? 0 : sources.IndexOf(lastFile) + 1;
        var source = new JsonConfigurationSource { Path = ContainerFile, Optional = true };
        source.ResolveFileProvider();
        source.FileProvider = lastFile?.FileProvider ?? source.FileProvider;
        sources.Insert(place, source);
    }
}
