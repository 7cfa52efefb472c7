using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Tests.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Corrections;

public class LedgerRaceTests
{
    private const int Rounds = 25;

    private const string Moves = "SELECT COUNT(*) FROM transition t JOIN lead l ON l.lead_id = t.lead_id WHERE t.voided_batch_id IS NULL";

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_that_runs_beside_a_merge_neither_loses_nor_doubles_a_move(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var ledger = new Ledger(test.Database, new FixedClock(TestDatabase.DefaultStart));
        for (var round = 0; round < Rounds; round++)
        {
            var (loser, winner) = ($"loser-{round}", $"winner-{round}");
            await Log.WriteAsync(test.Database, new(loser, Log.Lead, "2018-01-01T00:00"), new(winner, Log.Lead, "2018-01-02T00:00"));
            var (loserId, winnerId) = (await IdAsync(test, loser), await IdAsync(test, winner));
            await AtOnceAsync(
                () => Log.WriteAsync(test.Database, new(loser, Log.Mql, "2018-01-03T00:00"), new(winner, Log.Mql, "2018-01-03T00:00")),
                () => ledger.MergeAsync("anna", loserId, winnerId, "The same person", default),
                () => Log.WriteAsync(test.Database, new(winner, Log.Sql, "2018-01-05T00:00"), new(loser, Log.Sql, "2018-01-04T00:00")),
                () => FoldAsync(test));
            Assert.Equal(5, await NumberAsync(test, $"{Moves} AND t.lead_id = {winnerId}"));
            Assert.Equal(0, await NumberAsync(test, $"{Moves} AND t.lead_id = {loserId}"));
        }

        await AssertBooksAsync(test);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_that_runs_beside_an_erasure_never_brings_the_person_back(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var ledger = new Ledger(test.Database, new FixedClock(TestDatabase.DefaultStart));
        for (var round = 0; round < Rounds; round++)
        {
            var person = $"person-{round}";
            await Log.WriteAsync(test.Database, new Log.Entry(person, Log.Lead, "2018-01-01T00:00"));
            var id = await IdAsync(test, person);
            await AtOnceAsync(
                () => Log.WriteAsync(test.Database, new(person, Log.Mql, "2018-01-03T00:00"), new($"other-{round}", Log.Mql, "2018-01-03T00:00")),
                () => ledger.EraseAsync("anna", id, withCounts: true, "Asked for", default),
                () => Log.WriteAsync(test.Database, new Log.Entry(person, Log.Sql, "2018-01-05T00:00")),
                () => FoldAsync(test));
            Assert.Equal(0, await NumberAsync(test, $"{Moves} AND t.lead_id = {id}"));
        }

        Assert.Equal(0, await NumberAsync(test, "SELECT COUNT(*) FROM lead_key WHERE external_id LIKE 'person%'"));
        Assert.Equal(2 * Rounds, await NumberAsync(test, "SELECT COUNT(*) FROM lead"));
        await AssertBooksAsync(test);
    }

    private static Task AtOnceAsync(params IEnumerable<Func<Task>> work) => Task.WhenAll(work.Select(Task.Run));

    private static async Task FoldAsync(TestDatabase test)
    {
        var workspace = await test.WorkspaceAsync();
        await new DirtyFold(test.Database, workspace).RunAsync(default);
    }

    private static async Task AssertBooksAsync(TestDatabase test)
    {
        await FoldAsync(test);
        var workspace = await test.WorkspaceAsync();
        Assert.Empty(await new Reconcile(test.Database, workspace).RunAsync(default));
    }

    private static Task<long> IdAsync(TestDatabase test, string key) => NumberAsync(test, $"SELECT lead_id FROM lead_key WHERE external_id = '{key}'");

    private static Task<long> NumberAsync(TestDatabase test, string sql) => test.Database.ReadAsync(
        async t =>
        {
            await using var command = t.Command(sql);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        },
        default);
}
