using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Fold;

public class ReconcileTests
{
    private const string Move = "first_stage_id = 1 AND second_stage_id = 2 AND segment_id = 0 AND grain = 1";
    private static readonly string OneDay = $"({DurationScale.BinOf(86_400)}, 1)";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_changed_cell_of_every_table_is_named_with_both_values(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(
            test,
            "UPDATE flow_day SET seconds = 7 WHERE segment_id = 0 AND from_stage_id = 1",
            "UPDATE passage_day SET leads = 7 WHERE segment_id = 0 AND anchor_stage_id = 1",
            "UPDATE open_day SET stays = 7 WHERE segment_id = 0",
            "UPDATE cause_day SET counts = @counts WHERE from_stage_id = 1",
            "UPDATE flow_month SET seconds = 7 WHERE from_stage_id = 1",
            $"UPDATE dwell SET counts = @counts WHERE {Move}",
            $"UPDATE stay_cohort SET counts = @counts WHERE {Move}",
            $"UPDATE reach_cohort SET counts = @counts WHERE {Move}",
            $"UPDATE reach_lag SET counts = @counts WHERE {Move}");

        Assert.Equal(
            [
                new("flow_day", "2018-01-10, all leads, Lead → MQL", "1 leads, 7 s", "1 leads, 86400 s"),
                new("passage_day", "2018-01-10, all leads, Lead → MQL", "7 leads, 86400 s", "1 leads, 86400 s"),
                new("open_day", "2018-01-10, all leads, MQL", "7", "1"),
                new("cause_day", "2018-01-10, Lead → MQL, no action", "(5, 7)", "(0, 1)"),
                new("flow_month", "2018-01-01, no campaign, Lead → MQL", "1 leads, 7 s", "1 leads, 86400 s"),
                new("dwell", "month of 2018-01-01, all leads, Lead → MQL", "(5, 7)", OneDay),
                new("stay_cohort", "month of 2018-01-01, all leads, Lead → MQL", "(5, 7)", "(1, 1)"),
                new("reach_cohort", "month of 2018-01-01, all leads, Lead → MQL", "(5, 7)", "(1, 1)"),
                new("reach_lag", "month of 2018-01-01, all leads, Lead → MQL", "(5, 7)", "(1, 1)"),
                new("open_day", "all leads, MQL", "open stays", "inflow − outflow is -6 against them"),
            ],
            await DifferencesAsync(test));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cell_that_is_missing_from_any_table_is_named(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(
            test,
            "DELETE FROM flow_day WHERE segment_id = 0 AND from_stage_id = 1",
            "DELETE FROM passage_day WHERE segment_id = 0 AND anchor_stage_id = 1",
            "DELETE FROM open_day WHERE segment_id = 0",
            "DELETE FROM cause_day WHERE from_stage_id = 1",
            "DELETE FROM flow_month WHERE from_stage_id = 1",
            $"DELETE FROM dwell WHERE {Move}",
            $"DELETE FROM stay_cohort WHERE {Move}",
            $"DELETE FROM reach_cohort WHERE {Move}",
            $"DELETE FROM reach_lag WHERE {Move}");

        Assert.Equal(
            [
                new("flow_day", "2018-01-10, all leads, Lead → MQL", "nothing", "1 leads, 86400 s"),
                new("passage_day", "2018-01-10, all leads, Lead → MQL", "nothing", "1 leads, 86400 s"),
                new("open_day", "2018-01-10, all leads, MQL", "nothing", "1"),
                new("cause_day", "2018-01-10, Lead → MQL, no action", "nothing", "(0, 1)"),
                new("flow_month", "2018-01-01, no campaign, Lead → MQL", "nothing", "1 leads, 86400 s"),
                new("dwell", "month of 2018-01-01, all leads, Lead → MQL", "nothing", OneDay),
                new("stay_cohort", "month of 2018-01-01, all leads, Lead → MQL", "nothing", "(1, 1)"),
                new("reach_cohort", "month of 2018-01-01, all leads, Lead → MQL", "nothing", "(1, 1)"),
                new("reach_lag", "month of 2018-01-01, all leads, Lead → MQL", "nothing", "(1, 1)"),
                new("open_day", "all leads, Lead", "open stays", "inflow − outflow is +1 against them"),
            ],
            await DifferencesAsync(test));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cell_that_any_table_has_too_many_is_named_and_one_that_counts_nothing_is_not(Engine engine)
    {
        const string Histograms = "(segment_id, grain, bucket, first_stage_id, second_stage_id, counts) VALUES (900, 2, '2018-01-08', 1, 2, @counts)";
        await using var test = await FilledAsync(engine);
        await TamperAsync(
            test,
            "INSERT INTO flow_day (segment_id, day, from_stage_id, to_stage_id, leads, seconds) VALUES (900, '2018-01-10', 1, 2, 1, 5), (900, '2018-01-11', 1, 2, 0, 0)",
            "INSERT INTO passage_day (segment_id, day, anchor_stage_id, target_stage_id, leads, seconds) VALUES (900, '2018-01-10', 1, 2, 1, 5)",
            "INSERT INTO open_day (segment_id, day, stage_id, stays) VALUES (900, '2018-01-10', 2, 1), (900, '2018-01-11', 2, 0)",
            "INSERT INTO cause_day (day, from_stage_id, to_stage_id, action_id, counts) VALUES ('2018-01-10', 1, 2, 900, @counts), ('2018-01-11', 1, 2, 900, @none)",
            "INSERT INTO flow_month (campaign_id, month, from_stage_id, to_stage_id, leads, seconds) VALUES (900, '2018-01-01', 1, 2, 1, 5)",
            $"INSERT INTO dwell {Histograms}",
            $"INSERT INTO stay_cohort {Histograms}",
            $"INSERT INTO reach_cohort {Histograms}",
            $"INSERT INTO reach_lag {Histograms}");

        Assert.Equal(
            [
                new("flow_day", "2018-01-10, segment 900, Lead → MQL", "1 leads, 5 s", "nothing"),
                new("passage_day", "2018-01-10, segment 900, Lead → MQL", "1 leads, 5 s", "nothing"),
                new("open_day", "2018-01-10, segment 900, MQL", "1", "nothing"),
                new("cause_day", "2018-01-10, Lead → MQL, segment 900", "(5, 7)", "nothing"),
                new("flow_month", "2018-01-01, segment 900, Lead → MQL", "1 leads, 5 s", "nothing"),
                new("dwell", "week of 2018-01-08, segment 900, Lead → MQL", "(5, 7)", "nothing"),
                new("stay_cohort", "week of 2018-01-08, segment 900, Lead → MQL", "(5, 7)", "nothing"),
                new("reach_cohort", "week of 2018-01-08, segment 900, Lead → MQL", "(5, 7)", "nothing"),
                new("reach_lag", "week of 2018-01-08, segment 900, Lead → MQL", "(5, 7)", "nothing"),
                new("open_day", "segment 900, Lead", "open stays", "inflow − outflow is -1 against them"),
            ],
            await DifferencesAsync(test));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_row_that_puts_its_lead_elsewhere_than_the_log_is_a_difference(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "UPDATE lead SET stage_id = 1");
        var difference = Assert.Single(await DifferencesAsync(test));
        Assert.Equal(("lead", "lead 1, stage"), (difference.Table, difference.Cell));
        Assert.StartsWith("Lead since 2018-01-", difference.Held, StringComparison.Ordinal);
        Assert.StartsWith("MQL since 2018-01-", difference.FromLog, StringComparison.Ordinal);

        await new Rebuild(test.Database, await test.WorkspaceAsync()).RunAsync(default);
        Assert.Empty(await DifferencesAsync(test));
    }

    private static async Task<TestDatabase> FilledAsync(Engine engine)
    {
        var test = await TestDatabase.NewAsync(engine);
        await new World(test).Lead("a", "Paid", ["lead 2018-01-09", "mql 2018-01-10"]).WriteAsync();
        Assert.Empty(await DifferencesAsync(test));
        return test;
    }

    private static async Task<IReadOnlyList<CellDifference>> DifferencesAsync(TestDatabase test)
    {
        var workspace = await test.WorkspaceAsync();
        return await new Reconcile(test.Database, workspace).RunAsync(default);
    }

    private static Task<bool> TamperAsync(TestDatabase test, params string[] statements) => test.Database.WriteAsync(
        async transaction =>
        {
            var counts = new Histogram();
            counts.Add(5, 7);
            foreach (var sql in statements)
            {
                await using var command = transaction.Command(sql);
                if (sql.Contains("@counts", StringComparison.Ordinal)) command.With("@counts", counts.ToBytes());
                if (sql.Contains("@none", StringComparison.Ordinal)) command.With("@none", new Histogram().ToBytes());
                Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
            }

            return true;
        },
        default);
}
