using System.Text.Json;

namespace FunnelReports.Web.Tests.Cli;

public sealed class CostTextTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task A_cost_report_shows_every_way_of_counting_each_stage_the_split_and_the_return()
    {
        await ImportAsync();
        var text = await trial.DoneAsync("report", "cost", "--period", "2026-01", "--as-of", "2026-02-10", "--by", "channel");
        Assert.Equal(
            """
            2026-01 (2026-01-01 to 2026-01-31, UTC), segment all, as of 2026-02-10

            cost per mql          EUR
            entered                 1
            spend              372.00
            simple             372.00
            lag-adjusted       348.00
            lag in days             2
            lag-weighted       348.00
            brought forward         –
            allocated          348.00
            not yet allocated   24.00
            spend known for    31 of 31 days
            for lag-weighted   93.5 %

            stage        entered  simple  lag-adjusted  lag in days
            lead               2  186.00        186.00            0
            mql                1  372.00        348.00            2
            sql                0       –             –            –
            opportunity        0       –             –            –
            customer           1  372.00        252.00           10

            channel       entered   spend  per lead    from         to  days known
            Paid Search         1  310.00    310.00   55.64   12244.35    31 of 31
            not assigned        0   62.00         –       –          –    31 of 31

            came in  leads  customers  revenue   spend  revenue / spend
            2026-01      2          1   930.00  372.00             2.50
            """,
            string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.TrimEnd())), ignoreWhiteSpaceDifferences: true);
    }

    [Fact]
    public async Task The_document_has_the_names_that_do_not_change()
    {
        await ImportAsync();
        var cost = JsonDocument.Parse(await trial.DoneAsync("report", "cost", "--period", "2026-01", "--by", "channel", "--json")).RootElement;
        var weighted = cost.GetProperty("lagWeighted");
        Assert.Equal(["348.00", "348.00", null, "372.00", "24.00"], new[] { "spend", "perLead", "broughtForward", "spent", "notYetAllocated" }.Select(name => weighted.GetProperty(name).GetString()));
        Assert.True(weighted.TryGetProperty("low", out _) && weighted.TryGetProperty("high", out _));
        Assert.Equal("Lead", cost.GetProperty("stages")[0].GetProperty("role").GetString());
        Assert.Equal(("channel", "Paid Search"), (cost.GetProperty("by").GetString(), cost.GetProperty("lines")[0].GetProperty("value").GetString()));
        Assert.Equal(2.5, cost.GetProperty("return").GetProperty("perSpend").GetDouble());
    }

    [Fact]
    public async Task A_split_that_cannot_be_is_a_mistake_in_words()
    {
        await ImportAsync();
        var run = await trial.RunAsync("report", "cost", "--period", "2026-01", "--by", "mood");
        Assert.Contains("A cost report cannot be split by 'mood': spend is kept by channel and campaign.", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => trial.Dispose();

    // a: 2 days to MQL, 10 to customer. Nothing is known of December.
    private async Task ImportAsync()
    {
        await trial.DoneAsync("import", "leads", trial.Write("leads.csv", "lead_id,channel\na,Paid Search\nb,Email\n"));
        await trial.DoneAsync("import", "transitions", trial.Write(
            "moves.csv", "lead_id,stage,occurred_at,amount\na,lead,2026-01-05,\na,mql,2026-01-07,\na,customer,2026-01-15,930.00\nb,lead,2026-01-06,\n"));
        await trial.DoneAsync("import", "spend", trial.Write(
            "spend.csv", "month,category,channel,amount,currency\n2026-01,media,Paid Search,310.00,EUR\n2026-01,staff,,62.00,EUR\n"));
    }
}
