using FunnelReports.Core;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Imports;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Tests.Corrections;

public class LedgerTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_voided_move_stays_in_the_log_and_sending_it_again_does_not_bring_it_back(Engine engine)
    {
        await using var site = await LedgerSite.NewAsync(engine);
        await site.World.Lead("a", "lead 2018-01-01", "mql 2018-01-05").WriteAsync();
        var lead = await site.LeadAsync("a");
        var move = await site.MoveAsync(lead, "mql");

        var done = await site.Ledger.VoidAsync("anna@example.com", lead, [move], " Typed by mistake ", default);
        Assert.Equal(new Correction(done.BatchId, BatchKind.Void, lead, null, 1, 0), done);
        await site.World.Lead("a", "mql 2018-01-05").WriteAsync();

        Assert.Equal(["lead", "(mql)"], await site.MovesAsync(lead));
        Assert.Equal(["lead 1"], await site.StandingAsync());
        await using var db = site.Open();
        var entry = await db.Corrections.SingleAsync();
        Assert.Equal((lead, done.BatchId, (short)2, null, 1, "anna@example.com", "Typed by mistake"), (entry.LeadId, entry.BatchId, entry.Kind, entry.OtherLeadId, entry.Transitions, entry.Actor, entry.Reason));
        Assert.Equal((short)BatchKind.Void, (await db.Batches.SingleAsync(b => b.Id == done.BatchId)).Kind);
        var audit = await db.AuditEntries.SingleAsync();
        Assert.Equal(("anna@example.com", "lead.void", $"lead {lead}", "moves: 1"), (audit.Actor, audit.Action, audit.Subject, audit.Detail));
        Assert.Equal(entry.At, audit.At);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_leads_that_are_merged_keep_one_history_and_the_keys_of_both_lead_to_it(Engine engine)
    {
        await using var site = await LedgerSite.NewAsync(engine);
        await site.World
            .Lead("a", null, ["lead 2018-01-01", "sql 2018-01-09"])
            .Lead("b", "Paid", ["lead 2018-01-01", "mql 2018-01-05", "lost 2018-01-20"])
            .WriteAsync();
        var (a, b) = (await site.LeadAsync("a"), await site.LeadAsync("b"));
        await site.Ledger.VoidAsync("anna", b, [await site.MoveAsync(b, "lost")], "It is not lost", default);

        var done = await site.Ledger.MergeAsync("anna", b, a, "The same person", default);
        Assert.Equal((a, b, 2, 1), (done.LeadId, done.OtherLeadId, done.Voided, done.Added));
        Assert.Equal(["lead", "mql", "sql", "(lost)"], await site.MovesAsync(a));
        Assert.Equal(["(lead)", "(mql)", "(lost)"], await site.MovesAsync(b));
        Assert.Equal((a, a), (await site.LeadAsync("a"), await site.LeadAsync("b")));

        await site.World.Lead("b", "lost 2018-01-20", "mql 2018-01-05", "opportunity 2018-02-01").WriteAsync();
        Assert.Equal(["lead", "mql", "sql", "(lost)", "opportunity"], await site.MovesAsync(a));
        Assert.Equal(["opportunity 1"], await site.StandingAsync());
        await using var db = site.Open();
        var (winner, loser) = (await db.Leads.SingleAsync(l => l.LeadId == a), await db.Leads.SingleAsync(l => l.LeadId == b));
        Assert.Equal((loser.ChannelId, (long?)null, (long?)a), (winner.ChannelId, winner.MergedInto, loser.MergedInto));
        Assert.Equal([(a, (long?)b, 1), (b, (long?)a, 2)], (await db.Corrections.Where(c => c.BatchId == done.BatchId).OrderBy(c => c.LeadId).ToListAsync()).Select(c => (c.LeadId, c.OtherLeadId, c.Transitions)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Leads_merged_into_one_that_is_merged_itself_follow_it_and_are_erased_with_it(Engine engine)
    {
        await using var site = await LedgerSite.NewAsync(engine);
        await site.World.Lead("a", "lead 2018-01-01").Lead("b", "mql 2018-01-02").Lead("c", "sql 2018-01-03").WriteAsync();
        var (a, b, c) = (await site.LeadAsync("a"), await site.LeadAsync("b"), await site.LeadAsync("c"));
        await site.NameAsync(c, "Carla");
        await site.Ledger.MergeAsync("anna", c, b, "The same", default);
        await site.Ledger.MergeAsync("anna", b, a, "The same", default);
        Assert.Equal(["lead", "mql", "sql"], await site.MovesAsync(a));

        await using var db = site.Open();
        Assert.Equal([a, a], await db.Leads.Where(l => l.MergedInto != null).Select(l => l.MergedInto!.Value).ToListAsync());
        Assert.Equal("Carla", (await db.Leads.AsNoTracking().SingleAsync(l => l.LeadId == a)).Name);
        await site.Ledger.EraseAsync("anna", a, withCounts: false, "Asked for", default);
        Assert.False(await db.Leads.AnyAsync(l => l.Name != null || l.ErasedAt == null));
        Assert.Equal(["sql 1"], await site.StandingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_lead_keeps_its_counts_under_a_pseudonym_and_imports_pass_it_over(Engine engine)
    {
        await using var site = await LedgerSite.NewAsync(engine);
        await site.World.Lead("a", "Paid", ["lead 2018-01-01", "mql 2018-01-05"]).WriteAsync();
        var lead = await site.LeadAsync("a");
        await site.NameAsync(lead, "Anna");
        await site.Ledger.EraseAsync("anna", lead, withCounts: false, "Asked for", default);

        var changes = await site.World.Lead("a", "Organic", ["sql 2018-01-09", "customer 2018-01-10"]).Lead("b", "lead 2018-01-03").WriteAsync();
        Assert.Equal((1, 0, 1, 1), (changes.LeadsAdded, changes.LeadsChanged, changes.TransitionsAdded, changes.RowsPassedOver));
        Assert.Equal(["lead 1", "mql 1"], await site.StandingAsync());
        await using var db = site.Open();
        var erased = await db.Leads.SingleAsync(l => l.LeadId == lead);
        Assert.Equal((null, null, true), (erased.Name, erased.Email, erased.ChannelId != 0 && erased.ErasedAt is not null));
        var key = (await db.LeadKeys.SingleAsync(k => k.LeadId == lead)).ExternalId;
        Assert.Matches("^erased:[0-9a-f]{64}$", key);
        Assert.Equal(1, (await site.World.Lead(key, "sql 2018-01-09").WriteAsync()).RowsPassedOver);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_erased_with_its_counts_counts_nowhere(Engine engine)
    {
        await using var site = await LedgerSite.NewAsync(engine);
        await site.World.Lead("a", "lead 2018-01-01", "mql 2018-01-05").WriteAsync();
        var lead = await site.LeadAsync("a");
        var done = await site.Ledger.EraseAsync("anna", lead, withCounts: true, "Asked for", default);
        Assert.Equal(2, done.Voided);
        Assert.Equal(["(lead)", "(mql)"], await site.MovesAsync(lead));
        Assert.Empty(await site.StandingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_corrected_is_said_and_nothing_is_written(Engine engine)
    {
        await using var site = await LedgerSite.NewAsync(engine);
        await site.World.Lead("a", "lead 2018-01-01").Lead("b", "lead 2018-01-02").Lead("c", "lead 2018-01-03").Lead("d", "lead 2018-01-04").WriteAsync();
        var (a, b, c, d) = (await site.LeadAsync("a"), await site.LeadAsync("b"), await site.LeadAsync("c"), await site.LeadAsync("d"));
        var move = await site.MoveAsync(a, "lead");
        await site.Ledger.VoidAsync("anna", a, [move], "Wrong", default);
        await site.Ledger.MergeAsync("anna", b, a, "The same", default);
        await site.Ledger.EraseAsync("anna", c, false, "Asked for", default);
        var before = await site.CountsAsync();

        await RefusedAsync("There is no lead 99. ", () => site.Ledger.VoidAsync("anna", 99, [1], "Wrong", default));
        await RefusedAsync($"Lead {a} has no move 99. ", () => site.Ledger.VoidAsync("anna", a, [99], "Wrong", default));
        await RefusedAsync($"Move {move} of lead {a} is voided already. ", () => site.Ledger.VoidAsync("anna", a, [move], "Wrong", default));
        await RefusedAsync($"No move of lead {a} is named. ", () => site.Ledger.VoidAsync("anna", a, [], "Wrong", default));
        await RefusedAsync($"Lead {b} was merged into lead {a}, which has its moves now. Void the move of lead {a} instead.", () => site.Ledger.VoidAsync("anna", b, [move], "Wrong", default));
        await RefusedAsync($"Lead {a} cannot be merged with itself. ", () => site.Ledger.MergeAsync("anna", a, a, "The same", default));
        await RefusedAsync($"Lead {b} was merged into lead {a}, which has its moves now. Merge lead {a} instead.", () => site.Ledger.MergeAsync("anna", b, d, "The same", default));
        await RefusedAsync($"Lead {b} was merged into lead {a}, which has its moves now. Merge into lead {a} instead.", () => site.Ledger.MergeAsync("anna", d, b, "The same", default));
        await RefusedAsync($"Lead {c} is erased: ", () => site.Ledger.MergeAsync("anna", d, c, "The same", default));
        await RefusedAsync($"Lead {c} is erased: ", () => site.Ledger.EraseAsync("anna", c, true, "Asked for", default));
        await RefusedAsync("A correction needs a reason. ", () => site.Ledger.EraseAsync("anna", d, true, "  ", default));
        Assert.Equal(before, await site.CountsAsync());
    }

    private static async Task RefusedAsync(string beginning, Func<Task> correct) =>
        Assert.StartsWith(beginning, (await Assert.ThrowsAsync<MistakeException>(correct)).Message, StringComparison.Ordinal);
}
