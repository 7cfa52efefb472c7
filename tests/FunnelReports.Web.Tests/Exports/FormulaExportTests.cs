using System.Text;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Exports;

public sealed class FormulaExportTests : IAsyncLifetime
{
    private const string Formula = "=HYPERLINK(\"http://x\")";

    private WebApp app = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var clock = new FixedClock(SmallWorld.Today);
        using var folder = new TempFolder();
        var moves = folder.Write("moves.csv", $"lead_id,stage,occurred_at,campaign\n@lead,mql,2018-01-02,\"{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");
        var result = await new ImportAndFold(data.Database, clock).RunAsync(new ImportRequest(Core.Imports.ImportKind.Transitions, moves), default);
        Assert.Equal(0, result.RowsRefused);
        app = WebApp.StartOn(data, clock);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_campaign_that_was_imported_with_the_name_of_a_formula_is_none_in_any_file()
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        const string Page = "/conversions?period=2018-01&stage=mql";

        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri(Page + "&export=csv&table=in-causes", UriKind.Relative)));
        var sheets = ReadWorkbook.Of(await client.GetByteArrayAsync(new Uri(Page + "&export=xlsx", UriKind.Relative)));

        Assert.Contains("\r\n\"'=HYPERLINK(\"\"http://x\"\")\",", csv, StringComparison.Ordinal);
        Assert.Contains(sheets.SelectMany(sheet => sheet.Value), row => row[0] == Formula);
    }

    [Fact]
    public async Task A_lead_that_was_imported_with_the_id_of_a_formula_is_none_in_the_list_of_leads()
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri("/leads?period=2018-01&stage=mql&export=csv", UriKind.Relative)));
        Assert.Contains("\r\n'@lead,", csv, StringComparison.Ordinal);
    }
}
