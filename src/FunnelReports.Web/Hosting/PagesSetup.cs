using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Reports.Kept;
using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Hosting;

/// <summary>Razor Pages, their texts and what every page shows around its content.</summary>
public static class PagesSetup
{
    /// <summary>Adds everything a page needs but its data.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Languages.Default);
            options.SupportedCultures = [.. Languages.Supported];
            options.SupportedUICultures = [.. Languages.Supported];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "funnelreports.form";
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it, see SecurityHeaders
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "funnelreports.notice");
        services.AddRazorPages(options =>
            {
                PagePolicies.Apply(options.Conventions);
                KeptTable.Apply(options.Conventions);
            })
            .AddMvcOptions(options => options.Filters.Add<StillWorkingFilter>());
        services.AddPageCompression();
        services.AddProblemDetails();
        services.AddHttpContextAccessor();
        services.AddScoped<Navigation>();
        services.AddScoped<Format>();
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        return builder;
    }
}
