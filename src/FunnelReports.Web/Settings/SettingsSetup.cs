using FunnelReports.Data;
using FunnelReports.Jobs;
using FunnelReports.Jobs.Demo;
using FunnelReports.Web.Errands;

namespace FunnelReports.Web.Settings;

/// <summary>What the pages of the settings and of the first run need.</summary>
public static class SettingsSetup
{
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ErrandDesk>();
        builder.Services.AddSingleton<WorkspaceSettings>();
        builder.Services.AddSingleton<MadeUpData>();
        builder.Services.AddSingleton<DemoWorkspace>();
        builder.Services.AddScoped<SettingsSaving>();
        builder.Services.AddScoped<DemoErrands>();
        return builder;
    }
}
