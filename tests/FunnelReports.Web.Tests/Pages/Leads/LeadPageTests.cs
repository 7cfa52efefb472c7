using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Leads;

public sealed partial class LeadPageTests : IAsyncLifetime
{
    private WebApp app = null!;
    private HttpClient admin = null!;
    private long a, b, c;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
        admin = await app.ClientForAsync(Roles.Admin);
        await using var db = data.Database.Open();
        var keys = await db.LeadKeys.ToDictionaryAsync(k => k.ExternalId, k => k.LeadId);
        (a, b, c) = (keys["a"], keys["b"], keys["c"]);
        foreach (var lead in db.Leads) (lead.Name, lead.Email) = ($"Ann {lead.LeadId}", $"ann{lead.LeadId}@example.test");
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        admin.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Its_history_is_told_in_order_and_its_name_only_to_those_who_may_see_leads()
    {
        var seen = await ReadAsync($"/leads/{b}", Roles.Marketer);
        Assert.Contains($"Ann {b}", seen, StringComparison.Ordinal);
        Assert.Contains($"ann{b}@example.test", seen, StringComparison.Ordinal);
        var days = new[] { "10 Jan 2018, 00:00 MQL", "30 Jan 2018, 00:00 Rejected", "1 Mar 2018, 00:00 MQL" }.Select(move => seen.IndexOf(move, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, days);
        Assert.Equal(days.Order(), days);
        Assert.Contains("10 Jan 2018, 00:00 MQL 20.0", seen, StringComparison.Ordinal);
        Assert.Contains("In MQL since 1 Mar 2018, 00:00: 40.5 days so far.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Erase", seen, StringComparison.Ordinal);

        var hidden = await ReadAsync($"/leads/{b}", Roles.Ops);
        Assert.Contains("test:b", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain($"ann{b}@", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_behind_a_number_leads_to_each_of_its_leads() =>
        Assert.Contains($"href=\"/leads/{c}\"", await admin.GetStringAsync(new Uri("/leads?period=2018-Q1", UriKind.Relative)), StringComparison.Ordinal);

    [Fact]
    public async Task A_lead_is_found_by_its_id_and_by_its_e_mail_only_by_those_who_may_see_it()
    {
        Assert.Equal($"302 /leads/{b}", await admin.LookAsync("/leads?handler=Find&find=b"));
        Assert.Equal($"302 /leads/{c}", await admin.LookAsync($"/leads?handler=Find&find=ANN{c}@example.test"));
        Assert.Contains("No lead has the e-mail address 'x@example.test'.", await ReadAsync("/leads?handler=Find&find=x@example.test&period=2018-Q1", Roles.Marketer), StringComparison.Ordinal);
        Assert.Contains($"No lead has the id 'ann{c}@example.test'.", await ReadAsync($"/leads?handler=Find&find=ann{c}@example.test", Roles.Ops), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list=left&next=sql", "2 moves from MQL to SQL in Q1 2018")]
    [InlineData("list=at-end", "2 leads in MQL at the end of Q1 2018")]
    [InlineData("list=reached&reached=sql&within=30&seen=30&policy=strict", "that first entered MQL in Q1 2018 reached SQL itself within 30 days (of those seen for 30 days or more), newest first.")]
    [InlineData("campaign=(none)", "5 entries into MQL in Q1 2018, campaign not known, newest first.")]
    [InlineData("list=new", "leads new in the funnel in Q1 2018")]
    public async Task The_list_says_in_a_sentence_which_leads_it_names(string query, string sentence) =>
        Assert.Contains(sentence, await ReadAsync($"/leads?period=2018-Q1&{query}", Roles.Marketer), StringComparison.Ordinal);

    [Fact]
    public async Task The_API_lists_the_same_leads_by_their_ids_alone()
    {
        var answer = Space().Replace(await admin.GetStringAsync(new Uri("/api/v1/leads?period=2018-Q1&list=left&stage=mql&next=sql", UriKind.Relative)), "");
        Assert.Contains($"\"total\":2,\"page\":1,\"pages\":1,\"leads\":[{{\"leadId\":{c},\"externalId\":\"c\",\"stage\":\"mql\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"to\":\"sql\",\"days\":30.5", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", answer, StringComparison.Ordinal);
        Assert.StartsWith("400", await admin.LookAsync("/api/v1/leads?list=left"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_an_admin_voids_is_struck_through_with_the_reason_and_counts_no_more()
    {
        await using var db = app.Data.Database.Open();
        var move = (await db.Transitions.SingleAsync(t => t.LeadId == a && t.StageId == 3)).TransitionId;
        Assert.Equal("302", await SendAsync(a, "Void", ("Moves", $"{move}"), ("Reason", "Wrong lead")));

        var page = await ReadAsync($"/leads/{a}", Roles.Admin);
        Assert.Contains("The move is voided. It counts no more.", page, StringComparison.Ordinal);
        Assert.Contains("voided on 10 Apr 2018, 12:00 by admin@example.test: Wrong lead", page, StringComparison.Ordinal);
        Assert.Contains("<del>SQL</del>", await admin.GetStringAsync(new Uri($"/leads/{a}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(2, (await db.Leads.SingleAsync(l => l.LeadId == a)).StageId!.Value);
    }

    [Fact]
    public async Task A_merge_leads_to_the_lead_that_keeps_the_history()
    {
        Assert.Equal("302", await SendAsync(b, "Merge", ("Other", "test:a"), ("Reason", "The same person")));

        var winner = await ReadAsync($"/leads/{a}", Roles.Admin);
        Assert.Contains($"Lead {b} was merged into this one: 3 of its 3 moves were new here.", winner, StringComparison.Ordinal);
        Assert.Contains("It has the history of leads that were merged into it:", winner, StringComparison.Ordinal);
        var loser = await ReadAsync($"/leads/{b}", Roles.Admin);
        Assert.Contains($"This lead was merged into another, which has its history now: lead {a}", loser, StringComparison.Ordinal);
        Assert.Contains($"went to lead {a} when they were merged", loser, StringComparison.Ordinal);
        Assert.DoesNotContain("Merge into another lead", loser, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erased_lead_keeps_its_history_and_loses_its_name()
    {
        Assert.Equal("302", await SendAsync(a, "Erase", ("Sure", "true"), ("Reason", "Asked for")));

        var page = await ReadAsync($"/leads/{a}", Roles.Admin);
        Assert.Contains($"Erased lead {a}", page, StringComparison.Ordinal);
        Assert.Contains("The person behind this lead was erased on 10 Apr 2018, 12:00.", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"Ann {a}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Erase the person", page, StringComparison.Ordinal);
        Assert.Contains($"erased lead {a}", await ReadAsync("/leads?period=2018-Q1", Roles.Ops), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Merge", "Other", "nobody", "No lead has the id 'nobody'.")]
    [InlineData("Erase", "WithCounts", "true", "An erasure cannot be undone. Tick the box to say that you know.")]
    [InlineData("Void", "Moves", "99", "has no move 99.")]
    public async Task A_mistake_is_said_and_nothing_typed_is_lost(string form, string field, string value, string said)
    {
        using var answer = await admin.SendFormToAsync($"/leads/{a}", $"/leads/{a}?handler={form}", (field, value), ("Reason", "Because of this"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.Contains("value=\"Because of this\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Marketer)]
    [InlineData(Roles.Sales)]
    [InlineData(Roles.Ops)]
    public async Task Nobody_but_an_admin_can_correct_a_lead(string role)
    {
        using var client = await app.ClientForAsync(role);
        var token = await client.TokenAsync("/account/password");
        foreach (var form in (string[])["Void", "Merge", "Erase"])
        {
            using var answer = await client.SendForgedAsync($"/leads/{a}?handler={form}", ("__RequestVerificationToken", token), ("Sure", "true"), ("Other", "b"), ("Reason", "Mine"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            using var forged = await admin.SendForgedAsync($"/leads/{a}?handler={form}", ("Sure", "true"), ("Reason", "Mine"));
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        }

        await using var db = app.Data.Database.Open();
        Assert.Empty(db.Corrections);
    }

    [Fact]
    public async Task A_lead_that_is_not_there_is_not_found() => Assert.Equal("404", await admin.LookAsync("/leads/999"));

    private async Task<string> SendAsync(long lead, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await admin.SendFormToAsync($"/leads/{lead}", $"/leads/{lead}?handler={form}", fields);
        return $"{(int)answer.StatusCode}";
    }

    private async Task<string> ReadAsync(string path, string role)
    {
        using var other = role == Roles.Admin ? null : await app.ClientForAsync(role);
        var html = await (other ?? admin).GetStringAsync(new Uri(path, UriKind.Relative));
        var text = WebUtility.HtmlDecode(Tags().Replace(html, " "));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("\\s")]
    private static partial Regex Space();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
