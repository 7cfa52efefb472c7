using System.Data.Common;
using FunnelReports.Data.Postgres;
using FunnelReports.Data.Sqlite;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FunnelReports.Data.Tests.Schema;

public class SchemaTests
{
    private const string SqliteSchema =
        """
        SELECT 'column ' || m.name || '.' || p.name || ' ' || p.type || ' notnull=' || p."notnull" || ' default=' || IFNULL(p.dflt_value, '') || ' key=' || p.pk
        FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\'
        UNION ALL SELECT 'index ' || tbl_name || ' ' || IFNULL(sql, name) FROM sqlite_master WHERE type = 'index' AND tbl_name NOT LIKE '\_\_EF%' ESCAPE '\'
        UNION ALL SELECT 'foreign ' || m.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1
        """;

    private const string PostgresSchema =
        """
        SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' notnull=' || a.attnotnull
            || ' identity=' || a.attidentity::text || ' default=' || COALESCE(pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE '\_\_EF%'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%' ORDER BY 1
        """;

    [Fact]
    public void The_model_of_SQLite_has_no_change_without_a_migration()
    {
        using var db = new SqliteDatabase("none.db").Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_model_of_PostgreSQL_has_no_change_without_a_migration()
    {
        using var db = new Postgres.PostgresDatabase("Host=none").Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_migrated_SQLite_database_has_the_schema_of_the_model()
    {
        using var folder = new TempFolder();
        await using var migrated = await TestDatabase.NewAsync(Engine.Sqlite);
        var created = new SqliteDatabase(folder.At("created.db"));
        await CreateAsync(created);
        await AssertSameAsync(migrated.Database, created, SqliteSchema);
    }

    [PostgresFact]
    public async Task A_migrated_PostgreSQL_database_has_the_schema_of_the_model()
    {
        await using var migrated = await TestDatabase.NewAsync(Engine.Postgres);
        await using var server = await PostgresCluster.CreateDatabaseAsync();
        var created = new Postgres.PostgresDatabase(server.ConnectionString);
        await CreateAsync(created);
        await AssertSameAsync(migrated.Database, created, PostgresSchema);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keys_of_leads_and_moves_begin_with_the_lead_so_that_they_can_be_sharded(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await using var db = test.Database.Open();
        var sharded = db.Model.GetEntityTypes().Where(e => e.GetTableName() is "lead" or "transition" or "dirty_lead");
        foreach (var keys in sharded.Select(e => e.GetKeys().Select(k => k.Properties).Concat(e.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties))))
            Assert.All(keys, key => Assert.Equal("LeadId", key[0].Name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_migration_is_applied_whole_or_not_at_all_so_that_a_killed_start_leaves_nothing_that_the_next_cannot_complete(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await using var db = test.Database.Open();
        var migrations = db.GetService<IMigrationsAssembly>();
        foreach (var (id, type) in migrations.Migrations)
        {
            var migration = migrations.CreateMigration(type, db.Database.ProviderName!);
            var target = db.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel);
            var commands = db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, target);
            Assert.False(commands.Any(c => c.TransactionSuppressed), $"{id} is applied in steps.");
        }
    }

    [Fact]
    public async Task In_a_file_that_a_killed_first_start_left_empty_readers_do_not_wait_for_the_writer_either()
    {
        using var folder = new TempFolder();
        var database = new SqliteDatabase(folder.Write("left.db", ""));
        await new WorkspaceStore(database, TimeProvider.System).MigrateAsync(TestDatabase.DefaultSeed, default);
        Assert.Equal(["wal"], await LinesAsync(database, "PRAGMA journal_mode"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Migrating_again_changes_nothing(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = new WorkspaceStore(test.Database, TimeProvider.System);
        await store.MigrateAsync(new WorkspaceSeed("Europe/Paris", "CHF", 4), default);
        var workspace = await store.ReadAsync(default);
        Assert.Equal(("UTC", "EUR"), (workspace.Calendar.ZoneId, workspace.Currency.Code));
    }

    private static async Task CreateAsync(FunnelDatabase database)
    {
        await using var db = database.Open();
        await db.Database.EnsureCreatedAsync();
    }

    private static async Task AssertSameAsync(FunnelDatabase migrated, FunnelDatabase created, string sql)
    {
        var lines = await LinesAsync(migrated, sql);
        Assert.InRange(lines.Count, 100, 1000);
        Assert.Equal(await LinesAsync(created, sql), lines);
    }

    private static Task<List<string>> LinesAsync(FunnelDatabase database, string sql) =>
        database.ReadAsync(
            async transaction =>
            {
                await using var command = transaction.Command(sql);
                await using DbDataReader row = await command.ExecuteReaderAsync();
                var lines = new List<string>();
                while (await row.ReadAsync()) lines.Add(row.GetString(0));
                return lines;
            },
            default);
}
