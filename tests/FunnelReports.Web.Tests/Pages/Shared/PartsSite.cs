using System.Security.Claims;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Hosting;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunnelReports.Web.Tests.Pages.Shared;

/// <summary>A site that shows each part that pages are made of, alone inside the real layout; no database.</summary>
public sealed class PartsSite : IAsyncLifetime
{
    private static readonly string[] Months = ["Jan 2018", "Feb 2018", "Mar 2018", "Apr 2018"];

    private static readonly Dictionary<string, (string View, object Model)> Parts = new()
    {
        ["line"] = ("_Chart", new ChartModel("cost", "Cost per MQL", ChartKind.Line, ChartUnit.Money, "Month", Months, [
            new ChartSeries("Lag-adjusted", [41.2, 44.9, 39.5, 47.1]) { Low = [36, 40, 35, 42], High = [47, 50, 45, 53], DashedFrom = 3, Leads = [null, (45, "/leads"), null, null] },
            new ChartSeries("Simple", [44.2, null, 43.5, 40.1]),
        ])
        { Currency = "EUR", Notes = [new ChartNote(1, "Budget changed.")] }),
        ["stacked"] = ("_Chart", new ChartModel("spend", "Spend by category", ChartKind.StackedBar, ChartUnit.Money, "Month", Months, [
            new ChartSeries("Media", [12000, 13000, 12500, 9000]) { DashedFrom = 3 }, new ChartSeries("Staff", [8000, 8000, 8000, 8500])])
        { Currency = "EUR" }),
        ["bar"] = ("_Chart", new ChartModel("flow", "In and out", ChartKind.Bar, ChartUnit.Count, "Month", Months, [
            new ChartSeries("Inflow", [239, 260, 310, 120]), new ChartSeries("Outflow", [200, 222, 250, 99])])),
        ["funnel"] = ("_Chart", new ChartModel("funnel", "The funnel", ChartKind.Funnel, ChartUnit.Count, "Stage", ["Lead", "MQL", "SQL", "Customer"], [
            new ChartSeries("Reached", [8000, 2240, 812, 121])])),
        ["ranking"] = ("_Chart", new ChartModel("causes", "What leads here", ChartKind.Ranking, ChartUnit.Percent, "Cause", ["Paid search · Form", "Referral", "Event", "Call"], [
            new ChartSeries("Share", [0.4, 0.3, 0.2, 0.1]) { Low = [0.3, 0.2, 0.1, 0.05], High = [0.5, 0.4, 0.3, 0.2] }])),
        ["windows"] = ("_Chart", new ChartModel("days", "The days that each way counts", ChartKind.Windows, ChartUnit.Day, "What", ["Counted", "Simple", "Adjusted", "Weighted"], [
            new ChartSeries("First day", [Day(2018, 1, 1), Day(2018, 1, 1), Day(2017, 12, 2), Day(2017, 1, 1)]),
            new ChartSeries("Last day", [Day(2018, 3, 31), Day(2018, 3, 31), Day(2018, 3, 1), Day(2018, 3, 31)])])),
        ["fan"] = ("_Chart", new ChartModel("stock", "In it", ChartKind.Line, ChartUnit.Count, "At the end of", Months, [
            new ChartSeries("In it", [80, 90, null, null]),
            new ChartSeries("Expected", [null, 90, 95, 98]) { Dotted = true, Inner = new ChartBand(50, [null, 90, 92, 93], [null, 90, 99, 104]), Low = [null, 90, 88, 85], High = [null, 90, 104, 112] }])
        {
            Confidence = 80,
            Days = [new(2018, 1, 31), new(2018, 2, 28), new(2018, 3, 31), new(2018, 4, 30)],
            Level = new ChartLevel(85, "Goal", 1),
            Hatched = new ChartYoung(2, "young"),
        }),
        ["formulas"] = ("_Chart", new ChartModel("rates", "Rates; \"as typed\"", ChartKind.Line, ChartUnit.Percent, "=Label", ["=1+1", "+cmd", "-2, \"x\"", "@sum;1"], [
            new ChartSeries("-Rate", [0.125, 10.0625, -0.0005, null]) { Low = [0.0004, 9, -0.01, null], High = [0.9996, 11, 0.01, null], DashedFrom = 2 },
            new ChartSeries("Volume", [1, 0, 0.3333, 0.6666])])),
        ["nothing"] = ("_Chart", new ChartModel("none", "Time in stage", ChartKind.Bar, ChartUnit.Days, "Month", Months, [new ChartSeries("Median", [null, null, null, null])])),
        ["figure"] = ("_KeyFigure", new KeyFigure("rate", "MQL to SQL", new Measure.Rate(0.3124))
        {
            Definition = "Of leads that entered MQL, the share that reached SQL.",
            Before = new Measure.Rate(0.341),
            BeforeLabel = "Q4 2017",
            MoreIsGood = true,
            Low = new Measure.Rate(0.281),
            High = new Measure.Rate(0.345),
            LeadsPath = "/leads?stage=sql",
            LeadsCount = 812,
        }),
        ["unknown"] = ("_KeyFigure", new KeyFigure("cost", "Cost per MQL", null) { Why = "No spend is known for these days." }),
        ["period"] = ("_PeriodPicker", new PeriodPicker("2018-Q1", "1 Jan 2018 – 31 Mar 2018", new(2018, 1, 1), new(2018, 3, 31), [new("2018-03", "This month"), new("2018-Q1", "This quarter")], "day")
        {
            Previous = "2017-Q4",
            Keep = [new("segment", "channel=Paid")],
        }),
        ["pager"] = ("_Pager", new Pager(8000, 50, 7)),
        ["empty"] = ("_EmptyState", new EmptyState("No leads yet", "Reports start with leads.", "Import leads", "/import")),
    };

    private static readonly ClaimsPrincipal Reader = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "ana@example.test"), new Claim(ClaimTypes.Role, Roles.Admin)], "test"));

    private static double? Day(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    private readonly WebApplication app = Build();

    public Uri Address => new(app.Urls.Single());

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    private static WebApplication Build()
    {
        var web = typeof(Format).Assembly.GetName().Name;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = web, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddPages();
        builder.Services.AddAuthorization(options =>
        {
            Policies.Register(options);
            options.FallbackPolicy = null;
        });
        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseErrorPages();
        app.UseRouting();
        app.Use((context, next) =>
        {
            context.User = Reader;
            return next();
        });
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapGet("/parts/{name}", ShowAsync);
        return app;
    }

    private static Task ShowAsync(HttpContext context, string name)
    {
        var (view, model) = Parts[name];
        var result = new ViewResult
        {
            ViewName = $"/Pages/Shared/{view}.cshtml",
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
        };
        return result.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
    }
}
