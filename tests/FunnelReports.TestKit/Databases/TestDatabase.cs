using FunnelReports.Data;
using FunnelReports.Data.Sqlite;
using FunnelReports.TestKit.Postgres;

namespace FunnelReports.TestKit.Databases;

/// <summary>A database of its own for one test, migrated and with a workspace in it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The workspace of a test that asks for none: UTC, euro, calendar years, made on 1 January 2018.</summary>
    public static readonly WorkspaceSeed DefaultSeed = new("UTC", "EUR", 1);

    public static readonly DateTimeOffset DefaultStart = new(2018, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<TestDatabase>> SqliteTemplate = new(() => MakeAsync(Engine.Sqlite, DefaultSeed, DefaultStart));
    private static readonly Lazy<Task<TestDatabase>> PostgresTemplate = new(() => MakeAsync(Engine.Postgres, DefaultSeed, DefaultStart));

    private readonly TempFolder? folder;
    private readonly PostgresDatabase? server;

    private TestDatabase(FunnelDatabase database, TempFolder? folder, PostgresDatabase? server)
    {
        Database = database;
        this.folder = folder;
        this.server = server;
    }

    public FunnelDatabase Database { get; }

    /// <summary>The environment that makes a process of the program work on this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings => server is null
        ? new Dictionary<string, string?> { ["Data__Path"] = folder!.Path }
        : new Dictionary<string, string?> { ["ConnectionStrings__FunnelReports"] = server.ConnectionString };

    /// <summary>Reads the workspace.</summary>
    public Task<Workspace> WorkspaceAsync() => new WorkspaceStore(Database, TimeProvider.System).ReadAsync(CancellationToken.None);

    /// <summary>A fresh database with the default workspace, copied from one that was migrated once.</summary>
    public static async Task<TestDatabase> NewAsync(Engine engine)
    {
        var template = await (engine == Engine.Postgres ? PostgresTemplate : SqliteTemplate).Value;
        return await template.CopyAsync();
    }

    /// <summary>A fresh database whose workspace was made from this seed at this time.</summary>
    public static Task<TestDatabase> NewAsync(Engine engine, WorkspaceSeed seed, DateTimeOffset? madeAt = null) =>
        MakeAsync(engine, seed, madeAt ?? DefaultStart);

    /// <summary>A place for a database in which there is nothing yet: on PostgreSQL no tables, otherwise no file.</summary>
    public static async Task<TestDatabase> NewBlankAsync(Engine engine) =>
        engine == Engine.Postgres ? Over(await PostgresCluster.CreateDatabaseAsync()) : Over(new TempFolder());

    /// <summary>A database with all that this one holds. Nobody may be at work on it.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        if (server is not null) return Over(await PostgresCluster.CreateDatabaseAsync(server));
        var copy = new TempFolder();
        foreach (var file in new[] { "funnel.db", "funnel.db-wal" }.Where(name => File.Exists(folder!.At(name)))) File.Copy(folder!.At(file), copy.At(file));
        return Over(copy);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        folder?.Dispose();
    }

    internal static Task<TestDatabase> MakeAsync(PostgresDatabase server) => MakeAsync(Over(server), DefaultSeed, DefaultStart);

    private static async Task<TestDatabase> MakeAsync(Engine engine, WorkspaceSeed seed, DateTimeOffset madeAt) =>
        await MakeAsync(await NewBlankAsync(engine), seed, madeAt);

    private static async Task<TestDatabase> MakeAsync(TestDatabase made, WorkspaceSeed seed, DateTimeOffset madeAt)
    {
        await new WorkspaceStore(made.Database, new FixedClock(madeAt)).MigrateAsync(seed, CancellationToken.None);
        if (made.server is null) Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return made;
    }

    private static TestDatabase Over(PostgresDatabase server) =>
        new(new Data.Postgres.PostgresDatabase(server.ConnectionString), null, server);

    private static TestDatabase Over(TempFolder folder) => new(new SqliteDatabase(Path.Combine(folder.Path, "funnel.db")), folder, null);
}
