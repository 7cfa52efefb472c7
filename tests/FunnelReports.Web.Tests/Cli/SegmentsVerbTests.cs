using System.Text.Json;

namespace FunnelReports.Web.Tests.Cli;

public sealed class SegmentsVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task A_segment_is_saved_listed_reported_on_and_removed()
    {
        await ImportAsync();
        string[] filter = ["--segment", "channel=Paid", "--segment", "persona=IT"];
        using var live = await ReportAsync(filter);
        Assert.True(live.RootElement.GetProperty("computedLive").GetBoolean());
        Assert.Equal("channel=Paid & persona=IT", live.RootElement.GetProperty("segment").GetString());

        await trial.DoneAsync(["segments", "save", "Paid IT", .. filter]);

        Assert.Equal("Paid IT: channel=Paid & persona=IT\n", (await trial.DoneAsync("segments", "list")).ReplaceLineEndings("\n"));
        using var list = JsonDocument.Parse(await trial.DoneAsync("segments", "list", "--json"));
        Assert.Equal("Paid IT", list.RootElement.GetProperty("segments")[0].GetProperty("name").GetString());
        using var stored = await ReportAsync(["--segment", "saved=paid it"]);
        Assert.False(stored.RootElement.GetProperty("computedLive").GetBoolean());
        Assert.Equal("saved=Paid IT", stored.RootElement.GetProperty("segment").GetString());
        Assert.Equal(1, InflowOfMql(live));
        Assert.Equal(1, InflowOfMql(stored));

        await trial.DoneAsync("segments", "remove", "Paid IT");
        Assert.Equal("", await trial.DoneAsync("segments", "list"));
    }

    public void Dispose() => trial.Dispose();

    private static long InflowOfMql(JsonDocument report) =>
        report.RootElement.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("key").GetString() == "mql").GetProperty("inflow").GetInt64();

    private async Task<JsonDocument> ReportAsync(string[] filter) =>
        JsonDocument.Parse(await trial.DoneAsync(["report", "stages", "--period", "2026-Q1", "--json", .. filter]));

    private async Task ImportAsync()
    {
        await trial.DoneAsync(
            "import", "leads",
            trial.Write("leads.csv", "lead_id,created_at,channel,persona\na,2026-01-05,Paid,IT\nb,2026-01-06,Paid,Owner\nc,2026-02-01,Email,IT\n"));
        await trial.DoneAsync(
            "import", "transitions", trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-01-07\nb,mql,2026-01-10\nc,mql,2026-02-03\n"));
    }
}
