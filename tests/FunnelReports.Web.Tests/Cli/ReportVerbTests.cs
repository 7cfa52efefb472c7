using System.Text.Json;

namespace FunnelReports.Web.Tests.Cli;

public sealed class ReportVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task A_velocity_report_shows_lengths_trend_total_time_and_one_stage_by_channel()
    {
        await ImportAsync();
        var text = await trial.DoneAsync("report", "velocity", "--period", "2026-Q1", "--by", "channel");
        const string Days = @"\d+[.]\d\d";
        // One of three has left: half is not reached.
        Assert.Matches($"(?m)^mql +1 +10[.]00 +{Days} +{Days} +2 +not reached +10[.]00 +not reached$", text);
        Assert.Matches("(?m)^stage +under 1 +1–2 +3–6 +7–13 +14–29 +30–59 +60–89 +90–179 +180–364 +365 or more$", text);
        Assert.Matches("(?m)^mql +0 +0 +0 +1 +0 +0 +0 +0 +0 +0$", text);
        Assert.Matches($"(?m)^2026-01 +mql +1 +10[.]00 +{Days} +{Days}$", text);
        Assert.Matches("(?m)^mql +3 +2[.]67 +2[.]00 +3[.]60$", text);
        Assert.Matches($"(?m)^Paid Search +1 +10[.]00 +{Days} +{Days} +1 +10[.]00 +", text);
        Assert.Matches("(?m)^Email +0 +– +– +– +1 +not reached +– +–$", text);
    }

    [Fact]
    public async Task The_fields_of_a_velocity_document_have_the_names_that_do_not_change()
    {
        await ImportAsync();
        using var report = JsonDocument.Parse(await trial.DoneAsync("report", "velocity", "--period", "2026-Q1", "--by", "channel", "--json"));
        var root = report.RootElement;
        var mql = root.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("key").GetString() == "mql");
        Assert.Equal("key name exits meanDays medianDays p90Days survival distribution", Names(mql));
        Assert.Equal("n events open medianDays low high notReached curve", Names(mql.GetProperty("survival")));
        Assert.Equal("days atRisk exits waiting low high", Names(mql.GetProperty("survival").GetProperty("curve")[0]));
        Assert.Equal("fromDays toDays exits", Names(mql.GetProperty("distribution")[0]));
        Assert.Equal("bucket stages", Names(root.GetProperty("trend")[0]));
        Assert.Equal("key exits meanDays medianDays p90Days", Names(root.GetProperty("trend")[0].GetProperty("stages")[0]));
        Assert.Equal("key name leads meanDays medianDays p90Days", Names(root.GetProperty("total")[0]));
        Assert.Equal("by stage computedLive values", Names(root.GetProperty("segments")));
        Assert.Equal("value exits meanDays medianDays p90Days survival", Names(root.GetProperty("segments").GetProperty("values")[0]));
    }

    [Fact]
    public async Task A_goal_report_says_how_many_it_takes_by_given_and_by_own_rates()
    {
        await ImportAsync();
        var text = await trial.DoneAsync(
            "report", "goal", "--period", "2027", "--revenue", "10000000", "--deal", "50000", "--close-rate", "0.25", "--mql-to-sql", "20 %", "--visit-to-lead", "2%");
        Assert.Matches("(?m)^mql +4000 +0 +0[.]0 %$", text);
        Assert.Matches("(?m)^visits +200000 +– +–$", text);
        Assert.Matches("(?m)^closeRate +sql +customer +25 +100 +25[.]0 % +– +– +given$", text);
        Assert.Matches("(?m)^leadToMql +lead +mql +3 +3 +100[.]0 % .* measured$", text);
        Assert.Contains("Revenue 10000000.00 EUR at an average deal of 50000.00, as given.", text, StringComparison.Ordinal);
        Assert.Contains("What is not given is measured by the leads of 2026-01-01 to 2026-12-31.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_of_a_goal_document_have_the_names_that_do_not_change()
    {
        using var report = JsonDocument.Parse(await trial.DoneAsync("report", "goal", "--period", "2026", "--customers", "400", "--json"));
        var root = report.RootElement;
        Assert.Equal("currency revenue deal needed rates measuredFrom measuredTo progress daysGone days daysShare period asOf segment computedLive", Names(root));
        Assert.Equal("customers sqls mqls leads visits", Names(root.GetProperty("needed")));
        Assert.Equal("key from to given numerator denominator rate low high", Names(root.GetProperty("rates")[0]));
        Assert.Equal("key role entered needed share", Names(root.GetProperty("progress")[0]));
        Assert.Equal(400, root.GetProperty("needed").GetProperty("customers").GetInt64());
    }

    public void Dispose() => trial.Dispose();

    private async Task ImportAsync()
    {
        await trial.DoneAsync("import", "leads", trial.Write("leads.csv", "lead_id,created_at,channel\na,2026-01-05,Paid Search\nb,2026-01-06,Email\nc,2026-02-01,Paid Search\n"));
        await trial.DoneAsync(
            "import", "transitions",
            trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-01-07\na,sql,2026-01-17\nb,mql,2026-01-10\nc,mql,2026-02-03\n"));
    }

    private static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(field => field.Name));
}
