using System.Globalization;
using System.Text;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Data.Model;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Imports;

/// <summary>A fresh database and a folder of files to import into it. It is noon of 1 June 2018, UTC.</summary>
internal sealed class Importing : IAsyncDisposable
{
    private readonly TestDatabase test;

    private Importing(TestDatabase test) => this.test = test;

    public FunnelDatabase Database => test.Database;

    public TempFolder Folder { get; } = new();

    public FixedClock Clock { get; } = new("2018-06-01T12:00:00Z");

    public static async Task<Importing> IntoAsync(Engine engine) => new(await TestDatabase.NewAsync(engine));

    /// <summary>Imports a file with this text and folds what it changed.</summary>
    public async Task<ImportResult> RunAsync(ImportKind kind, string csv, string? map = null, int? chunk = null)
    {
        var file = Folder.Write("file.csv", csv);
        return await RunFileAsync(kind, file, map, chunk);
    }

    public async Task<ImportResult> RunFileAsync(ImportKind kind, string file, string? map = null, int? chunk = null)
    {
        var request = new ImportRequest(kind, file) { MapFile = map is null ? null : Folder.Write("map.json", map) };
        if (chunk is not { } rows) return await new ImportAndFold(Database, Clock).RunAsync(request, default);
        var result = await new LeadImport(Database, Clock) { ChunkRows = rows }.RunAsync(request, default);
        var workspace = await test.WorkspaceAsync();
        await new Jobs.Fold.DirtyFold(Database, workspace).RunAsync(default);
        return result;
    }

    /// <summary>The message with which a file of these bytes is refused; fails when anything was written.</summary>
    public async Task<string> RefusalAsync(ImportKind kind, byte[] bytes, string? map = null)
    {
        var before = await EverythingAsync(withRuns: true);
        var file = Folder.At("file.csv");
        await File.WriteAllBytesAsync(file, bytes);
        var error = await Assert.ThrowsAsync<ImportException>(() => RunFileAsync(kind, file, map));
        Assert.Equal(before, await EverythingAsync(withRuns: true));
        Assert.False(File.Exists(file + ".errors.csv"));
        return error.Message.Replace(Folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    public Task<string> RefusalAsync(ImportKind kind, string csv, string? map = null) => RefusalAsync(kind, Encoding.UTF8.GetBytes(csv), map);

    /// <summary>A run in the history of imports.</summary>
    public async Task<ImportRunRow> RunRowAsync(long id)
    {
        await using var db = Database.Open();
        return await db.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == id);
    }

    /// <summary>Changes a run in the history of imports past all rules.</summary>
    public async Task SetAsync(long id, Action<ImportRunRow> change)
    {
        await using var db = Database.Open();
        change(await db.ImportRuns.SingleAsync(r => r.Id == id));
        await db.SaveChangesAsync();
    }

    /// <summary>Every row of every table but those of the history of imports, which counts as a change of the data.</summary>
    public async Task<IReadOnlyList<string>> EverythingAsync(bool withRuns = false)
    {
        var all = new List<string>();
        await using var db = Database.Open();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order())
        {
            if (!withRuns && (table is "import_run" or "data_change")) continue;
            var where = !withRuns && table == "id_block" ? " WHERE name <> 'import_run'" : "";
            all.AddRange((await RowsAsync($"SELECT * FROM {table}{where}")).Select(row => $"{table}: {row}").Order(StringComparer.Ordinal));
        }

        return all;
    }

    /// <summary>The log without ids: each move of each lead, in order.</summary>
    public Task<IReadOnlyList<string>> LogAsync() => RowsAsync(
        "SELECT k.source, k.external_id, s.key, t.occurred_at, t.sequence, t.amount_minor, t.event_id, c.key, a.key FROM transition t "
        + "JOIN lead_key k ON k.lead_id = t.lead_id JOIN stage s ON s.id = t.stage_id "
        + "LEFT JOIN dimension_value c ON c.id = t.campaign_id LEFT JOIN dimension_value a ON a.id = t.action_id "
        + "ORDER BY k.source, k.external_id, t.occurred_at, t.sequence, s.key");

    /// <summary>The rows of a query, each as its values with a bar between them; instants as ISO text.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        var rows = new List<string>();
        await using var db = Database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : Text(row, i))));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        await test.DisposeAsync();
    }

    private string Text(System.Data.Common.DbDataReader row, int column) => row.GetValue(column) switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ when row.GetName(column).EndsWith("_at", StringComparison.Ordinal) || row.GetName(column) == "stage_since" => Database.ReadInstant(row, column).ToString(),
        DateTime day => DateOnly.FromDateTime(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
