using System.Text.Json;
using FunnelReports.Core.Metrics;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Pages;

namespace FunnelReports.Web.Tests.Api;

public class MetricsApiTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_gives_the_whole_catalogue_with_names_that_do_not_change()
    {
        using var client = await site.App.ClientForAsync(Roles.Ops);
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative)));
        var groups = answer.RootElement.EnumerateArray().ToList();
        Assert.Equal(MetricCatalog.Groups.Select(g => $"{g.Report} {g.Metrics.Count}"), groups.Select(g => $"{g.GetProperty("report")} {g.GetProperty("metrics").GetArrayLength()}"));

        var lag = groups.SelectMany(g => g.GetProperty("metrics").EnumerateArray()).Single(m => m.GetProperty("key").GetString() == "cost-lag");
        Assert.Equal(
            """
            {"key":"cost-lag","name":"Lag","unit":"days","meaning":"How long leads took on average from their first entry into the funnel to their first into the stage.",
            "formula":"Their mean time in whole days, a half rounded up; of twelve months when fewer than 30 leads entered in the period, or as an admin has fixed it.",
            "empty":"No lead entered in the last twelve months.","change":"days","source":"own","heading":"Lag-adjusted","fields":["lagDays"]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(lag));
    }

    [Fact]
    public async Task It_is_for_those_who_may_see_reports()
    {
        using var nobody = site.App.NewClient();
        Assert.Equal("401", await nobody.LookAsync("/api/v1/metrics"));
    }
}
