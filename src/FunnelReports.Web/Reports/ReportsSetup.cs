using FunnelReports.Data.Filters;
using FunnelReports.Data.Leads;
using FunnelReports.Data.Notes;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Views;
using FunnelReports.Jobs.Corrections;
using FunnelReports.Web.Reports.Kept;

namespace FunnelReports.Web.Reports;

/// <summary>What pages and API need to answer with reports and with the leads behind them.</summary>
public static class ReportsSetup
{
    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportDesk>();
        builder.Services.AddSingleton<PageDesk>();
        builder.Services.Configure<PageDeskOptions>(builder.Configuration.GetSection(PageDeskOptions.Section));
        builder.Services.AddSingleton<KeptPages>();
        builder.Services.AddSingleton<PageKeys>();
        builder.Services.AddScoped<AnswerTags>();
        builder.Services.Configure<KeptPagesOptions>(builder.Configuration.GetSection(KeptPagesOptions.Section));
        builder.Services.AddSingleton<FilterChoices>();
        builder.Services.AddSingleton<SavedSegments>();
        builder.Services.AddSingleton<DayNotes>();
        builder.Services.AddSingleton<SavedViews>();
        builder.Services.AddSingleton<LeadList>();
        builder.Services.AddSingleton<WaitingLeads>();
        builder.Services.AddSingleton<RestatedLeadList>();
        builder.Services.AddSingleton<LeadStories>();
        builder.Services.AddSingleton<LeadFinder>();
        builder.Services.AddSingleton<CorrectAndFold>();
        builder.Services.AddScoped<PeriodNames>();
        builder.Services.AddScoped<MoneyText>();
        return builder;
    }
}
