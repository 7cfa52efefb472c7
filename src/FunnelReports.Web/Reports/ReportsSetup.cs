using FunnelReports.Data.Reports;

namespace FunnelReports.Web.Reports;

/// <summary>What pages and API need to answer with reports.</summary>
public static class ReportsSetup
{
    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportDesk>();
        builder.Services.AddSingleton<EntryList>();
        builder.Services.AddSingleton<RestatedLeadList>();
        builder.Services.AddScoped<PeriodNames>();
        builder.Services.AddScoped<MoneyText>();
        return builder;
    }
}
