using FunnelReports.Core.Imports;
using FunnelReports.Core.Spend;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using FunnelReports.Data.Spend;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Forecasts;
using FunnelReports.Jobs.Imports;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.Jobs.Tests.Imports;
using FunnelReports.Jobs.Tests.Snapshots;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Changes;

public class DataVersionTests
{
    private const string Anna = "anna@example.test";

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_change_that_a_report_could_show_raises_it(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var database = files.Database;
        var workspaces = new WorkspaceStore(database, files.Clock);
        var segments = new SavedSegments(database, workspaces, files.Clock);
        var ledger = new Ledger(database, files.Clock);
        var definition = new DefinitionChange(database, files.Clock);
        var lines = Funnel.Default.Stages.Select((s, i) => new StageLine(i + 2, s.Key, s.Name, $"{s.Kind}", $"{s.Role}", $"{s.Order}")).ToList();

        (string What, Func<Task> Change)[] changes =
        [
            ("an import of leads", () => ImportAsync(ImportKind.Leads, "lead_id,created_at,name,channel,persona\na,2018-01-01,Ada,Paid,IT\nb,2018-01-02,Bob,Paid,IT\nc,2018-01-03,Cid,Paid,IT\n")),
            ("an import of moves", () => ImportAsync(ImportKind.Transitions, "lead_id,stage,occurred_at\na,lead,2018-01-01\na,mql,2018-01-05\nb,lead,2018-01-02\nc,lead,2018-01-03\n")),
            ("a fold", FoldAsync),
            ("a rebuild", async () => await new Rebuild(database, await workspaces.ReadAsync(default)).RunAsync(default)),
            ("another name of a lead", () => ImportAsync(ImportKind.Leads, "lead_id,created_at,name\na,2018-01-01,Adele\n")),
            ("an import of spend", () => ImportAsync(ImportKind.Spend, "date,month,category,channel,campaign,amount,currency\n2018-03-05,,media,Paid,,12.34,EUR\n")),
            ("a budget", () => new BudgetStore(database, new Audit(files.Clock), files.Clock).SaveAsync(
                Anna, BudgetChannel.None, [new BudgetEdit(new BudgetCell(new(2018, 1, 1), SpendCategory.Media), null, 100)], default)),
            ("a saved segment", () => segments.SaveAsync(Anna, "Mine", "channel=Paid & persona=IT", null, default)),
            ("its removal", () => segments.RemoveAsync(Anna, "Mine", default)),
            ("the fiscal year", () => workspaces.SetFiscalYearStartAsync(Anna, 4, default)),
            ("the lag of the cost", () => workspaces.SetFixedLagAsync(Anna, 30, default)),
            ("the time zone", () => definition.ToZoneAsync(Anna, "Asia/Tokyo", null, default)),
            ("the name of a stage", () => definition.ToStagesAsync(
                Anna, (before, empty) => new FunnelChange(before, [.. lines.Select(l => l.Key == "mql" ? l with { Name = "Qualified" } : l)], empty), null, default)),
            ("a publication", () => new NightlySnapshot(database, files.Clock, SnapshotSite.QuarterPast).RunAsync(new(2018, 5, 30), JobTrigger.Hand, default)),
            ("a forecast", () => new NightlyForecast(database, files.Clock).RunMissingAsync(JobTrigger.Hand, default)),
            ("a voided move", async () => await ledger.VoidAsync(Anna, await LeadAsync("a"), [await MqlAsync()], "Never was", default)),
            ("a merge", async () => await ledger.MergeAsync(Anna, await LeadAsync("b"), await LeadAsync("a"), "The same", default)),
            ("an erasure", async () => await ledger.EraseAsync(Anna, await LeadAsync("c"), false, "Asked for", default)),
            ("a saved view", () => SaveAsync(db => db.SavedViews.Add(new SavedViewRow { Id = Guid.CreateVersion7(TestDatabase.DefaultStart), Name = "V", Page = "/", Query = "", SavedAt = files.Clock.GetUtcNow().UtcDateTime, SavedBy = Anna }))),
            ("a note on a day", () => SaveAsync(db => db.Annotations.Add(new AnnotationRow { Id = Guid.CreateVersion7(TestDatabase.DefaultStart), FirstDay = new(2018, 1, 1), LastDay = new(2018, 1, 1), Text = "Fair", NotedAt = files.Clock.GetUtcNow().UtcDateTime, NotedBy = Anna }))),
        ];
        var unseen = new List<string>();
        foreach (var (what, change) in changes)
        {
            var before = await DataVersion.ReadAsync(database, default);
            await change();
            if (await DataVersion.ReadAsync(database, default) <= before) unseen.Add(what);
        }

        Assert.Empty(unseen);

        Task ImportAsync(ImportKind kind, string csv) => new ImportAndFold(database, files.Clock).ImportAsync(new ImportRequest(kind, files.Folder.Write("file.csv", csv)), default);

        async Task FoldAsync() => await new DirtyFold(database, await workspaces.ReadAsync(default)).RunAsync(default);

        async Task<long> LeadAsync(string key)
        {
            await using var db = database.Open();
            return (await db.LeadKeys.SingleAsync(k => k.ExternalId == key)).LeadId;
        }

        async Task<long> MqlAsync()
        {
            await using var db = database.Open();
            return (await db.Transitions.SingleAsync(t => t.StageId == 2)).TransitionId;
        }

        Task SaveAsync(Action<FunnelDb> add) => DataVersionTests.SaveAsync(database, add);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_no_report_shows_and_what_changes_nothing_leaves_it(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var clock = new TestKit.FixedClock("2018-06-01T12:00:00Z");
        await SmallWorld.WriteAsync(test);
        var before = await DataVersion.ReadAsync(test.Database, default);

        await new DirtyFold(test.Database, await test.WorkspaceAsync()).RunAsync(default);
        var runs = new JobRuns(test.Database, clock);
        var claim = (await runs.ClaimAsync("anything", new(2018, 5, 31), "somebody", JobTrigger.Hand, TimeSpan.FromMinutes(1), default)).Claim!;
        await runs.RenewAsync(claim, TimeSpan.FromMinutes(1), default);
        await runs.FailAsync(claim, "It did not work.", default);
        await SaveAsync(test.Database, db => new Audit(clock).Add(db, Anna, "denied", "GET /users"));
        await SaveAsync(test.Database, db => db.Users.Add(new AppUser { Id = Guid.CreateVersion7(TestDatabase.DefaultStart), UserName = Anna }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(TakeBackAsync, default));

        Assert.Equal(before, await DataVersion.ReadAsync(test.Database, default));

        static async Task<bool> TakeBackAsync(System.Data.Common.DbTransaction transaction)
        {
            await using var delete = transaction.Command("DELETE FROM flow_day");
            await delete.ExecuteNonQueryAsync();
            throw new InvalidOperationException("Taken back.");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Writers_at_the_same_time_are_each_counted_once_beside_a_rebuild_that_runs(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteAsync(test);
        var workspace = await test.WorkspaceAsync();
        var before = await DataVersion.ReadAsync(test.Database, default);

        var writers = Enumerable.Range(0, 20).Select(i => SaveAsync(test.Database, db => db.Budgets.Add(
            new BudgetRow { Month = new(2018, 1, 1), Category = 1, ChannelId = i, CampaignId = 0, AmountMinor = 1, ChangedAt = TestDatabase.DefaultStart.UtcDateTime })));
        await Task.WhenAll([.. writers, new Rebuild(test.Database, workspace).RunAsync(default)]);

        Assert.Equal(before + 21, await DataVersion.ReadAsync(test.Database, default));
    }

    private static async Task SaveAsync(FunnelDatabase database, Action<FunnelDb> add)
    {
        await using var db = database.Open();
        add(db);
        await db.SaveChangesAsync();
    }
}
