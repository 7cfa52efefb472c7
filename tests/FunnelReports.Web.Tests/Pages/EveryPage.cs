using FunnelReports.TestKit.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>
/// Every page that somebody who is signed in can open, and what it is asked, for all tests that look at every page. The pages are those of the running program:
/// a new one is asked for as it is, and one that shows one of several must be named here.
/// </summary>
internal static class EveryPage
{
    /// <summary>When, and of which leads, each report is asked.</summary>
    public const string OfAll = "period=2025-Q4";

    /// <summary>Of fewer leads, over days of which some are published and some are still to come.</summary>
    public const string OfSome = "period=2026-02-03..2026-03-31&segment=channel%3DPaid%20Search";

    /// <summary>Of still fewer, by several conditions.</summary>
    public const string OfFew = "period=2026-Q1&segment=channel%3DPaid%20Search%20%26%20channel%3DEmail&segment=origin%3DWebsite%20form";

    // Pages that show one of several, or nothing when they are asked nothing.
    private static readonly Dictionary<string, Func<UsedSite, string[]>> Told = new()
    {
        ["/leads/{id:long}"] = site => [$"/leads/{site.Corrected}"],
        ["/restatement"] = _ => ["/restatement?period=2026-Q1", "/restatement?period=2026-03&segment=channel%3DPaid%20Search"],
        ["/restatement/leads"] = _ => ["/restatement/leads?day=2026-03-02&stage=mql&cause=late"],
        ["/budgets"] = _ => ["/budgets?year=2026"],
        ["/import/check/{id:guid}"] = site => [site.Check],
        ["/import/run/{id:guid}"] = site => [site.Run],
        ["/users/edit/{id:guid}"] = site => [$"/users/edit/{site.Person}"],
    };

    private static readonly (string Route, string Query, int Least, int LeastOfSome)[] Asked =
    [
        ("/", "grain=month", 60, 22),
        ("/mql", "grain=month", 22, 10),
        ("/velocity", "by=channel", 58, 15),
        ("/velocity", "by=persona&stage=sql", 45, 12),
        ("/efficiency", "grain=month", 30, 10),
        ("/efficiency", "grain=week&entered=lead&reached=opportunity&policy=strict", 130, 7),
        ("/acceptance", "", 12, 4),
        ("/conversions", "", 68, 10),
        ("/conversions", "stage=sql", 17, 4),
        ("/cost", "by=channel&grain=month", 27, 5),
        ("/cost", "by=campaign&stage=sql&grain=month", 36, 5),
        ("/goal", "customers=100", 10, 4),
        ("/goal", "revenue=1000000", 10, 4),
        ("/leads", "", 0, 0),
    ];

    private static readonly Dictionary<string, string> NotOpened = new()
    {
        ["/error"] = "opened by the program when something broke",
        ["/status/{code:int:range(400,599)}"] = "opened by the program when it must say no",
        ["/sign-in"] = "for those who are not signed in",
        ["/sign-out"] = "answers a button",
        ["/theme"] = "answers a button",
        ["/shortcuts"] = "answers a button",
        ["/setup"] = "for the first person alone",
        ["/start"] = "leads to another page",
    };

    /// <summary>Each report with what it is asked besides the period, and how many links to leads it has at least: of all leads, and of some, of whom more numbers are 0.</summary>
    public static TheoryData<string, string, int, int> Reports
    {
        get
        {
            var reports = new TheoryData<string, string, int, int>();
            foreach (var (route, query, least, leastOfSome) in Asked) reports.Add(route, query, least, leastOfSome);
            return reports;
        }
    }

    /// <summary>All other pages, each with what it is asked.</summary>
    public static IReadOnlyList<(string Route, string Address)> Others(UsedSite site)
    {
        var routes = RoutesOf(site.App);
        var reports = Asked.Select(report => report.Route).Distinct().ToList();
        var gone = reports.Concat(Told.Keys).Concat(NotOpened.Keys).Except(routes).ToList();
        if (gone.Count > 0) throw new InvalidOperationException($"There are no such pages any more: {string.Join(", ", gone)}.");
        return [.. routes.Except(reports).Except(NotOpened.Keys).SelectMany(route => AddressesOf(route, site).Select(address => (route, address)))];
    }

    /// <summary>All pages, each report at each of its times.</summary>
    public static IEnumerable<(string Route, string Address)> All(UsedSite site) => Others(site).Concat(
        from report in Asked
        from period in (string[])[OfAll, OfSome, OfFew]
        select (report.Route, $"{report.Route}?{period}&{report.Query}"));

    private static string[] AddressesOf(string route, UsedSite site) =>
        Told.TryGetValue(route, out var addresses) ? addresses(site)
        : route.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"{route} shows one of several: say in EveryPage which.")
        : [route];

    // A page named Index has two routes, of which the shorter is the one that people see.
    private static List<string> RoutesOf(WebApp app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .GroupBy(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath)
            .Where(page => page.Key is not null)
            .Select(page => "/" + page.Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).MinBy(route => route.Length)!.ToLowerInvariant()),
    ];
}
