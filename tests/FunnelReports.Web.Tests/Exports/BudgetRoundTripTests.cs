using System.Text;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Core.Spend;
using FunnelReports.Data;
using FunnelReports.Data.Spend;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Exports;

/// <summary>Budgets leave as a file that <c>import spend</c> reads, and come back as they were.</summary>
public sealed class BudgetRoundTripTests : IDisposable
{
    private static readonly FixedClock Clock = new(SmallWorld.Today);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, OnSqlite, OnPostgres]
    public async Task Exported_budgets_imported_into_an_empty_database_are_the_same_and_change_nothing_where_they_came_from(Engine engine)
    {
        var data = await TestDatabase.NewAsync(engine);
        await WriteAsync(data);
        var before = await BudgetsAsync(data.Database);
        await using var app = WebApp.StartOn(data, Clock, works: false);
        await using var empty = await TestDatabase.NewAsync(engine);
        using var client = await app.ClientForAsync(Roles.Marketer);

        var file = folder.At("budgets.csv");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(new Uri("/budgets?year=2018&channel=Paid&export=csv&table=spend&locale=fr", UriKind.Relative)));
        var there = await ImportAsync(empty.Database, file);
        var again = await ImportAsync(data.Database, file);

        var workspace = await empty.WorkspaceAsync();
        var draft = FileGuess.Of(FileLook.Read(file, null, null, default).Sample, workspace.Funnel, workspace.Currency);

        Assert.StartsWith("month,category,channel,campaign,amount,currency\r\n2018-01,media,,,310.00,EUR\r\n", await File.ReadAllTextAsync(file, Encoding.UTF8), StringComparison.Ordinal);
        Assert.Equal((ImportKind.Spend, "month,category,channel,campaign,amount,currency"), (draft.Kind, string.Join(',', draft.Uses.Select(use => use.Text))));
        Assert.Equal((before.Count, 0L, before.Count), (there.RowsRead, there.RowsRefused, there.SpendAdded));
        Assert.Equal(before, await BudgetsAsync(empty.Database));
        Assert.Equal((before.Count, 0L, true), (again.RowsRead, again.RowsRefused, again.ChangedNothing));
        Assert.Equal(before, await BudgetsAsync(data.Database));
    }

    // All that can make an amount or a name hard to write: nothing planned, a credit, thousands, quotes, separators, and what looks like a formula.
    private static async Task WriteAsync(TestDatabase data)
    {
        await SmallWorld.WriteBudgetsAsync(data);
        var world = new World(data);
        await world.BudgetAsync("2018-01", 0, "Paid");
        await world.BudgetAsync("2018-01", -5.5m, "Paid, \"new\"; old");
        await world.BudgetAsync("2018-02", 1_234_567.89m, "=SUM(A1)", "@spring");
        await world.BudgetAsync("2018-02", 7, "'=SUM(A1)", "-");
        await world.BudgetAsync("2018-12", 0.01m, null, "'90s");
        BudgetEdit[] staff = [new(new BudgetCell(new DateOnly(2018, 3, 1), SpendCategory.Staff), null, 250_000)];
        Assert.Equal(1, (await new BudgetStore(data.Database, new Audit(Clock), Clock).SaveAsync("anna@example.test", BudgetChannel.None, staff, default)).Changed);
    }

    private static Task<ImportResult> ImportAsync(FunnelDatabase database, string file) => new ImportAndFold(database, Clock).RunAsync(new ImportRequest(ImportKind.Spend, file), default);

    // Read past the program: what stands in the table, with names in the place of ids.
    private static async Task<List<string>> BudgetsAsync(FunnelDatabase database)
    {
        await using var db = database.Open();
        var names = await db.DimensionValues.AsNoTracking().ToDictionaryAsync(value => value.Id, value => value.Key);
        var rows = await db.Budgets.AsNoTracking().ToListAsync();
        return [.. rows.Select(row => $"{row.Month:yyyy-MM-dd} {row.Category} {NameOf(row.ChannelId)} {NameOf(row.CampaignId)} {row.AmountMinor}").Order(StringComparer.Ordinal)];

        string NameOf(int id) => id == 0 ? "none" : $"[{names[id]}]";
    }
}
