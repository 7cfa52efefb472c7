using System.Net;
using System.Text.Json;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Api;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Api;

public class ReportsApiTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_gives_the_document_that_pages_show()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var cost = await site.App.Services.GetRequiredService<ReportDesk>().CostAsync(new ReportRequest("2018-Q1"), default);
        Assert.Equal(JsonSerializer.Serialize(cost, ReportJson.Options), await client.GetStringAsync(new Uri("/api/v1/reports/cost?period=2018-Q1", UriKind.Relative)));
    }

    [Fact]
    public async Task A_cost_is_split_by_what_the_address_says()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var cost = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/reports/cost?period=2018-Q1&by=channel", UriKind.Relative)));
        Assert.Equal(["Paid", "Organic", "(none)"], cost.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Fields_have_the_names_that_do_not_change()
    {
        using var client = await site.App.ClientForAsync(Roles.Sales);
        using var stages = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/reports/stages?period=2018-01&grain=month", UriKind.Relative)));
        var mql = stages.RootElement.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("key").GetString() == "mql");
        Assert.Equal((0, 3, 2, 1), (Int(mql, "opening"), Int(mql, "inflow"), Int(mql, "outflow"), Int(mql, "closing")));
        Assert.Equal("2018-01-31", stages.RootElement.GetProperty("period").GetProperty("to").GetString());
        Assert.Equal("2018-01", stages.RootElement.GetProperty("series")[0].GetProperty("bucket").GetString());

        static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("segment=channel%3DPaid&segment=channel%3DOrganic", "channel=Organic & channel=Paid")]
    [InlineData("segment=channel%3DOrganic%20%26%20channel%3DPaid", "channel=Organic & channel=Paid")]
    [InlineData("segment=&segment=all", "all")]
    public async Task Conditions_of_a_filter_come_one_by_one_or_joined(string query, string segment)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var stages = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/reports/stages?period=2018-Q1&{query}", UriKind.Relative)));
        Assert.Equal(segment, stages.RootElement.GetProperty("segment").GetString());
        Assert.Equal(segment != "all", stages.RootElement.GetProperty("computedLive").GetBoolean());
    }

    [Theory]
    [InlineData("", "Name a period")]
    [InlineData("?period=2018&segment=channel%3DNope", "No lead has the channel 'Nope'")]
    public async Task What_was_not_understood_is_a_problem_in_words(string query, string words)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(new Uri("/api/v1/reports/velocity" + query, UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(words, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
