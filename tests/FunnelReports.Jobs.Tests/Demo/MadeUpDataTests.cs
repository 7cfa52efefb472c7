using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Jobs.Demo;
using FunnelReports.Jobs.Tests.Imports;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Demo;

/// <summary>Made-up data come into an empty workspace and go out of it without a trace, and never beside real ones.</summary>
public class MadeUpDataTests
{
    private const string Moves = "lead_id,stage,occurred_at\nl1,mql,2018-03-01\n";

    // What is of the workspace and its people, not of its leads.
    private static readonly string[] Kept =
    [
        "stage", "definition", "workspace", "id_block", "audit_entry", "data_change", "data_protection_key", "dimension_value",
        "app_user", "app_role", "app_user_role", "app_user_claim", "app_user_login", "app_user_token", "app_role_claim",
    ];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Once_removed_every_table_of_data_is_empty_and_a_file_is_imported(Engine engine)
    {
        await using var import = await Importing.IntoAsync(engine);
        var leads = await DemoOf(import).FillAsync("ann@example.test", null, default);
        Assert.True(leads > 100);
        Assert.Equal("1", Assert.Single(await import.RowsAsync("SELECT COUNT(*) FROM workspace WHERE demo")));
        Assert.Equal(MadeUpData.NoImport, (await Assert.ThrowsAsync<ImportException>(() => import.RunAsync(ImportKind.Transitions, Moves))).Message);

        await new MadeUpData(import.Database, import.Clock).RemoveAsync("ann@example.test", default);

        foreach (var table in await TablesAsync(import)) Assert.Equal($"{table} 0", $"{table} {Assert.Single(await import.RowsAsync($"SELECT COUNT(*) FROM {table}"))}");
        Assert.Equal(["(none)", "(none)", "(none)", "(none)"], await import.RowsAsync("SELECT key FROM dimension_value"));
        Assert.Equal(["demo.fill", "demo.remove"], await import.RowsAsync("SELECT action FROM audit_entry ORDER BY action"));
        Assert.Equal("2018-06-01T12:00:00.000000Z", Assert.Single(await import.RowsAsync("SELECT created_at FROM workspace")));
        var result = await import.RunAsync(ImportKind.Transitions, Moves);
        Assert.Equal((1L, 1L), (result.LeadsAdded, result.TransitionsAdded));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Real_leads_are_neither_mixed_with_made_up_ones_nor_removed(Engine engine)
    {
        await using var import = await Importing.IntoAsync(engine);
        await import.RunAsync(ImportKind.Transitions, Moves);

        await Assert.ThrowsAsync<MistakeException>(() => DemoOf(import).FillAsync("ann@example.test", null, default));
        await Assert.ThrowsAsync<MistakeException>(() => new MadeUpData(import.Database, import.Clock).RemoveAsync("ann@example.test", default));

        Assert.Equal("1", Assert.Single(await import.RowsAsync("SELECT COUNT(*) FROM transition")));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Spend_that_somebody_has_entered_keeps_made_up_data_out(Engine engine)
    {
        await using var import = await Importing.IntoAsync(engine);
        await import.RunAsync(ImportKind.Spend, "month,category,amount,currency\n2018-01,media,10.00,EUR\n");

        var refusal = await Assert.ThrowsAsync<MistakeException>(() => DemoOf(import).FillAsync("ann@example.test", null, default));

        Assert.StartsWith("There are leads, spend or snapshots here already", refusal.Message, StringComparison.Ordinal);
    }

    private static DemoWorkspace DemoOf(Importing import) => new(import.Database, import.Clock, (w, day) => w.Calendar.StartOf(day.AddDays(1)).AddSeconds(900)) { OneIn = 50 };

    private static async Task<IReadOnlyList<string>> TablesAsync(Importing import)
    {
        await using var db = import.Database.Open();
        return [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Except(Kept)];
    }
}
