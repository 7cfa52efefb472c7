using FunnelReports.Web.Api;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Cli;
using FunnelReports.Web.Hosting;
using FunnelReports.Web.Imports;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Scheduling;
using FunnelReports.Web.Security;
using FunnelReports.Web.Settings;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task<int> ServeAsync(string[] settings)
{
    var builder = ContentRoot.Builder(settings);
    builder.AddLogging();
    builder.AddAddress();
    builder.AddDatabase();
    builder.AddSignIn();
    builder.AddReports();
    builder.Services.AddNightlyJobs();
    builder.AddSettings();
    builder.AddImports();
    builder.AddPages();

    var app = builder.Build();
    app.UseMiddleware<SecurityHeaders>();
    app.UseMiddleware<RequestLog>();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseRouting();
    app.UseSignIn();
    app.UseMiddleware<FormGuard>();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages().WithStaticAssets();
    app.MapReports();
    app.MapLeads();
    app.MapMetrics();
    app.MapHealth();
    return await app.ServeAsync(Console.Out, Console.Error);
}
