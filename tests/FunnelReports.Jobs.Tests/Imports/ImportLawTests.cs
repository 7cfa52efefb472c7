using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Imports;

public class ImportLawTests
{
    private const string Header = "lead_id,stage,occurred_at,sequence\n";

    private static readonly Gen<string> Row =
        from lead in Gen.Choose(1, 6)
        from stage in Gen.Elements("lead", "mql", "sql", "customer", "rejected", "nowhere")
        from day in Gen.Choose(1, 20)
        from sequence in Gen.Elements("", "1")
        select $"L{lead},{stage},2018-03-{day:00},{sequence}\n";

    private static readonly Gen<(string[] Rows, string[] Shuffled, int Parts)> Arrivals =
        from rows in Row.ArrayOf().Where(r => r.Length > 0)
        from shuffled in Gen.Shuffle(rows)
        from parts in Gen.Choose(1, 4)
        select (rows, shuffled, parts);

    [Theory, OnSqlite, OnPostgres]
    public void Shuffled_parts_of_a_file_give_what_the_file_gives_in_one_go(Engine engine) =>
        Prop.ForAll(Arrivals.ToArbitrary(), arrival => Holds(engine, arrival.Rows, arrival.Shuffled, arrival.Parts).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithReplay(20180601, 7).WithMaxTest(engine == Engine.Sqlite ? 12 : 6));

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_that_was_stopped_half_way_is_completed_by_importing_again(Engine engine)
    {
        var csv = Header + string.Concat(Enumerable.Range(0, 100).Select(i => $"L{i % 30},{(i % 2 == 0 ? "mql" : "sql")},2018-03-{i % 28 + 1:00},\n"));
        await using var whole = await Importing.IntoAsync(engine);
        await whole.RunAsync(ImportKind.Transitions, csv);

        await using var broken = await Importing.IntoAsync(engine);
        var file = broken.Folder.Write("moves.csv", csv);
        var import = new LeadImport(broken.Database, broken.Clock) { ChunkRows = 25 };
        await Assert.ThrowsAsync<IOException>(() => import.RunAsync(
            new ImportRequest(ImportKind.Transitions, file), default, progress => throw new IOException($"The power went after {progress.Rows} rows.")));
        Assert.Equal(["failed|25|The power went after 25 rows."], await broken.RowsAsync("SELECT status, rows_read, error FROM import_run"));
        Assert.NotEmpty(await broken.LogAsync());

        var result = await broken.RunFileAsync(ImportKind.Transitions, file);
        Assert.Equal(100, result.RowsRead);
        Assert.Equal(await whole.LogAsync(), await broken.LogAsync());
        Assert.Equal(await RollupsAsync(whole), await RollupsAsync(broken));
    }

    private static async Task Holds(Engine engine, string[] rows, string[] shuffled, int parts)
    {
        await using var one = await Importing.IntoAsync(engine);
        await one.RunAsync(ImportKind.Transitions, Header + string.Concat(rows));
        await using var other = await Importing.IntoAsync(engine);
        foreach (var part in shuffled.Chunk((shuffled.Length + parts - 1) / parts))
            await other.RunAsync(ImportKind.Transitions, Header + string.Concat(part), chunk: 3);
        Assert.Equal(await one.LogAsync(), await other.LogAsync());
        Assert.Equal(await RollupsAsync(one), await RollupsAsync(other));
    }

    // Cells that came back to nothing are no cells.
    private static async Task<IReadOnlyList<string>> RollupsAsync(Importing files) =>
    [
        .. await files.RowsAsync("SELECT * FROM flow_day WHERE leads <> 0 OR seconds <> 0 ORDER BY segment_id, day, from_stage_id, to_stage_id"),
        .. await files.RowsAsync("SELECT * FROM open_day WHERE stays <> 0 ORDER BY segment_id, day, stage_id"),
        .. await files.RowsAsync("SELECT * FROM passage_day WHERE leads <> 0 OR seconds <> 0 ORDER BY segment_id, day, anchor_stage_id, target_stage_id"),
    ];
}
