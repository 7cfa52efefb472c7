using FunnelReports.TestKit.Postgres;
using Npgsql;

namespace FunnelReports.Web.Tests.TestKit;

public sealed class PostgresClusterTests
{
    [PostgresFact]
    public async Task Two_databases_do_not_see_each_other()
    {
        await using var one = await PostgresCluster.CreateDatabaseAsync();
        await using var other = await PostgresCluster.CreateDatabaseAsync();

        await AskAsync(one, "create table only_here (n int)");

        Assert.Equal(1L, await AskAsync(one, "select count(*) from pg_tables where tablename = 'only_here'"));
        Assert.Equal(0L, await AskAsync(other, "select count(*) from pg_tables where tablename = 'only_here'"));
    }

    [PostgresFact]
    public async Task A_database_can_start_as_a_copy_of_another()
    {
        await using var template = await PostgresCluster.CreateDatabaseAsync();
        await AskAsync(template, "create table stage as select 'mql' as key");

        await using var copy = await PostgresCluster.CreateDatabaseAsync(template);
        await AskAsync(copy, "insert into stage values ('sql')");

        Assert.Equal("mql,sql", await AskAsync(copy, "select string_agg(key, ',' order by key) from stage"));
        Assert.Equal("mql", await AskAsync(template, "select string_agg(key, ',' order by key) from stage"));
    }

    [PostgresFact]
    public async Task A_database_is_dropped_even_while_somebody_is_connected()
    {
        var database = await PostgresCluster.CreateDatabaseAsync();
        await using var left = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await left.OpenAsync();

        await database.DisposeAsync();

        await using var other = await PostgresCluster.CreateDatabaseAsync();
        Assert.Equal(0L, await AskAsync(other, $"select count(*) from pg_database where datname = '{database.Name}'"));
    }

    [PostgresFact]
    public async Task The_server_is_one_that_the_program_supports()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();

        var version = (int)(await AskAsync(database, "select current_setting('server_version_num')::int"))!;

        Assert.InRange(version, 150000, int.MaxValue);
    }

    private static async Task<object?> AskAsync(PostgresDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
