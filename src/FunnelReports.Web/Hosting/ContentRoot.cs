namespace FunnelReports.Web.Hosting;

/// <summary>Where the program finds its own files, whatever folder it is started from.</summary>
public static class ContentRoot
{
    private const string Settings = "appsettings.json";

    /// <summary>The folder that the settings files are read from.</summary>
    public static string Folder => File.Exists(Settings) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;

    /// <summary>
    /// A builder whose settings are those of the folder it runs in, or those beside the program when that folder has none.
    /// A build is served as it stands in the source tree; a published copy has its files beside it.
    /// </summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var isGiven = args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = isGiven || File.Exists(Settings) ? null : AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}
