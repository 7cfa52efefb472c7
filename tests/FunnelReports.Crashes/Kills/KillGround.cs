using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Crashes.Kills;

/// <summary>The databases and files that the trials of one engine begin with.</summary>
public sealed class KillGround : IAsyncDisposable
{
    private const int MissingNights = 20;

    private readonly TempFolder folder = new();
    private readonly List<TestDatabase> templates = [];

    private KillGround(Engine engine) => Engine = engine;

    public Engine Engine { get; }

    /// <summary>Where the files are, and where processes run.</summary>
    public string Folder => folder.Path;

    /// <summary>The works, in the order in which they are named.</summary>
    public IReadOnlyList<KillWork> Works { get; private set; } = [];

    /// <summary>The ground of a first start: nothing is there, and the program makes it.</summary>
    public static async Task<KillGround> FirstStartAsync(Engine engine)
    {
        var ground = new KillGround(engine);
        LeadFiles.Write(ground.folder, 10);
        string[] migrate = ["migrate"], import = ground.Import(LeadFiles.All);
        ground.Works =
        [
            new("start", ground.Keep(await TestDatabase.NewBlankAsync(engine)), migrate, engine == Engine.Sqlite ? [import] : [migrate, import],
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", null),
        ];
        return ground;
    }

    /// <summary>Makes the databases: one that is empty, one with leads of which none is folded, and one that is folded but for a second file.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="leads">Leads of the file; 20,000 go into the database at a time, and 20,000 are folded at a time.</param>
    /// <param name="atOnce">Leads under the works that commit all or nothing, however many there are.</param>
    public static async Task<KillGround> NewAsync(Engine engine, int leads, int atOnce)
    {
        var ground = new KillGround(engine);
        LeadFiles.Write(ground.folder, atOnce);
        var day = TimeProvider.System.GetUtcNow().Date.AddDays(-MissingNights);
        var empty = ground.Keep(await TestDatabase.NewAsync(engine, TestDatabase.DefaultSeed, new DateTimeOffset(day, TimeSpan.Zero)));
        var behind = ground.Keep(await empty.CopyAsync());
        await ground.ImportAsync(behind, LeadFiles.All, fold: true);
        await ground.ImportAsync(behind, LeadFiles.Later, fold: false);
        LeadFiles.Write(ground.folder, leads);
        var unfolded = ground.Keep(await empty.CopyAsync());
        await ground.ImportAsync(unfolded, LeadFiles.All, fold: false);
        if (engine == Engine.Sqlite) Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        string[] all = ground.Import(LeadFiles.All), one = ground.Import(LeadFiles.One), rebuild = ["rebuild"], snapshot = ["snapshot"];
        ground.Works =
        [
            new("import", empty, [.. all, "--no-fold"], [all],
                "SELECT COUNT(*) FROM import_run", "SELECT COALESCE(SUM(rows_read), 0) FROM import_run"),
            new("fold", unfolded, one, [one],
                "SELECT COUNT(*) FROM import_run WHERE id > 1 AND status <> 'running'", $"SELECT {leads} - COUNT(DISTINCT lead_id) FROM dirty_lead"),
            new("rebuild", behind, rebuild, [rebuild],
                null, "SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM dirty_lead"),
            new("snapshot", behind, snapshot, [snapshot],
                "SELECT COUNT(*) FROM job_run", "SELECT COUNT(*) FROM job_run WHERE status = 'succeeded'"),
        ];
        return ground;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var template in templates) await template.DisposeAsync();
        folder.Dispose();
    }

    private TestDatabase Keep(TestDatabase template)
    {
        templates.Add(template);
        return template;
    }

    private string[] Import(string file) => ["import", "leads", folder.At(file), "--map", folder.At(LeadFiles.Map)];

    private async Task ImportAsync(TestDatabase into, string file, bool fold)
    {
        var request = new ImportRequest(ImportKind.Leads, folder.At(file)) { MapFile = folder.At(LeadFiles.Map) };
        var import = new ImportAndFold(into.Database, TimeProvider.System);
        await (fold ? import.RunAsync(request, default) : import.ImportAsync(request, default));
    }
}
