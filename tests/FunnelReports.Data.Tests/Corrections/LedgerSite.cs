using FunnelReports.Data.Corrections;
using FunnelReports.Data.Model;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Tests.Corrections;

/// <summary>A fresh database with a ledger, and short questions about what it holds. It is noon of 1 March 2018.</summary>
internal sealed class LedgerSite : IAsyncDisposable
{
    private readonly TestDatabase test;

    private LedgerSite(TestDatabase test)
    {
        this.test = test;
        World = new World(test);
        Ledger = new Ledger(test.Database, new FixedClock("2018-03-01T12:00:00Z"));
    }

    public World World { get; }

    public Ledger Ledger { get; }

    public static async Task<LedgerSite> NewAsync(Engine engine) => new(await TestDatabase.NewAsync(engine));

    public FunnelDb Open() => test.Database.Open();

    public async Task<long> LeadAsync(string key)
    {
        await using var db = Open();
        return (await db.LeadKeys.SingleAsync(k => k.ExternalId == key)).LeadId;
    }

    /// <summary>The number of the lead's move into a stage.</summary>
    public async Task<long> MoveAsync(long lead, string stage) => (await LogAsync(lead)).Single(m => m.Stage == stage).Row.TransitionId;

    /// <summary>The stages of a lead's moves by time, voided ones in brackets.</summary>
    public async Task<IEnumerable<string>> MovesAsync(long lead) =>
        (await LogAsync(lead)).OrderBy(m => m.Row.OccurredAt).Select(m => m.Row.VoidedBatchId is null ? m.Stage : $"({m.Stage})");

    /// <summary>How many leads stand in each stage by the reports, after a fold: "stage number".</summary>
    public async Task<IReadOnlyList<string>> StandingAsync()
    {
        var workspace = await test.WorkspaceAsync();
        await new DirtyFold(test.Database, workspace).RunAsync(default);
        await using var db = Open();
        var open = await db.OpenDays.Where(o => o.SegmentId == 0).GroupBy(o => o.StageId).Select(g => new { g.Key, Stays = g.Sum(o => o.Stays) }).ToListAsync();
        return [.. open.Where(o => o.Stays != 0).OrderBy(o => o.Key).Select(o => $"{workspace.Funnel[o.Key].Key} {o.Stays}")];
    }

    public async Task NameAsync(long lead, string name)
    {
        await using var db = Open();
        var row = await db.Leads.SingleAsync(l => l.LeadId == lead);
        (row.Name, row.Email) = (name, $"{name}@example.com");
        await db.SaveChangesAsync();
    }

    /// <summary>How much the ledger has written.</summary>
    public async Task<(int Batches, int Corrections, int Moves, int Audits)> CountsAsync()
    {
        await using var db = Open();
        return (await db.Batches.CountAsync(), await db.Corrections.CountAsync(), await db.Transitions.CountAsync(t => t.VoidedBatchId == null), await db.AuditEntries.CountAsync());
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private async Task<List<(TransitionRow Row, string Stage)>> LogAsync(long lead)
    {
        var funnel = (await test.WorkspaceAsync()).Funnel;
        await using var db = Open();
        return [.. (await db.Transitions.AsNoTracking().Where(t => t.LeadId == lead).ToListAsync()).Select(t => (t, funnel[t.StageId].Key))];
    }
}
