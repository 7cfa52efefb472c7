using FunnelReports.Data.Imports;

namespace FunnelReports.Web.Imports;

/// <summary>What the pages need to take in files.</summary>
public static class ImportsSetup
{
    public static WebApplicationBuilder AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddHostedService<UploadSweep>();
        builder.Services.AddSingleton<ImportRuns>();
        builder.Services.AddScoped<SentFile>();
        builder.Services.AddScoped<ImportErrands>();
        return builder;
    }
}
