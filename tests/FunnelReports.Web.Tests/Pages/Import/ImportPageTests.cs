using System.Net;
using System.Text;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Import;

/// <summary>A file comes in through the page: sent, looked at, imported, and gone.</summary>
public sealed class ImportPageTests : IAsyncLifetime
{
    private ImportSite site = null!;

    public async Task InitializeAsync() => site = await ImportSite.StartAsync();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_wide_export_is_understood_imported_and_leads_to_the_report_of_its_days()
    {
        var check = await site.SendAsync(
            "contacts.csv",
            "Record ID,Email,Create Date,Original Source,Became a Marketing Qualified Lead Date\n1,ann@example.test,2018-01-05 10:00,Email,2018-01-09 11:00\n2,ben@example.test,2018-01-06,Paid Search,\n");
        Assert.Equal("lead_id,email,created_at,channel,stage:mql", await site.UsesAsync(check));
        var words = await site.ReadAsync(check);
        Assert.Contains("All 2 rows can be read.", words, StringComparison.Ordinal);
        Assert.Contains("Lead · 5 Jan 2018, 10:00 → MQL · 9 Jan 2018, 11:00", words, StringComparison.Ordinal);
        Assert.Equal(0, await site.App.Data.Database.Open().Leads.CountAsync());

        var run = await site.SubmitAsync(check, "");

        var result = await site.ReadAsync(run);
        Assert.Contains("Imported", result, StringComparison.Ordinal);
        Assert.Contains("href=\"/?period=2018-01-05..2018-01-09\"", result, StringComparison.Ordinal);
        await using var db = site.App.Data.Database.Open();
        Assert.Equal((2, 3), (await db.Leads.CountAsync(), await db.Transitions.CountAsync()));
        Assert.Equal(0, await db.DirtyLeads.CountAsync());
        var history = await site.ReadAsync(ImportSite.Page);
        Assert.Contains("contacts.csv", history, StringComparison.Ordinal);
        Assert.Contains(WebApp.EmailOf(Roles.Ops), history, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(site.Folder.At("uploads"), "*.csv", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Rows_that_are_refused_are_told_before_and_after_and_can_be_downloaded()
    {
        var check = await site.SendAsync("moves.csv", "lead_id,stage,occurred_at\n1,mql,2018-01-05\n2,mql,never\n");
        Assert.Contains("1 of 2 rows would be refused.", await site.ReadAsync(check), StringComparison.Ordinal);

        var run = await site.SubmitAsync(check, "");

        var result = await site.ReadAsync(run);
        Assert.Contains("Imported, but 1 rows were refused", result, StringComparison.Ordinal);
        Assert.Contains("Line 3, occurred_at: \"never\" is not a date or time.", result, StringComparison.Ordinal);
        Assert.StartsWith("line,column,reason,text\r\n3,occurred_at,", await site.ReadAsync($"{run}?handler=Errors"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Folder.Path, result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_that_can_be_read_in_two_ways_are_asked_for_and_nothing_is_imported_before()
    {
        var check = await site.SendAsync("moves.csv", "lead_id,stage,occurred_at\n1,mql,03/04/2018\n");
        Assert.Contains("What is 03/04/2018?", await site.ReadAsync(check), StringComparison.Ordinal);
        Assert.Equal(check, await site.SubmitAsync(check, ""));

        var run = await site.SubmitAsync(check, "", ("Form.DateOrder", "dmy"));

        Assert.Contains("/import/run/", run, StringComparison.Ordinal);
        await site.ReadAsync(run);
        await using var db = site.App.Data.Database.Open();
        Assert.Equal(new DateTime(2018, 4, 3, 0, 0, 0, DateTimeKind.Utc), await db.Transitions.Select(t => t.OccurredAt).SingleAsync());
    }

    [Fact]
    public async Task Stages_of_another_name_are_chosen_and_the_choice_stays_when_the_file_is_looked_at_again()
    {
        var check = await site.SendAsync("moves.csv", "Lead ID;To stage;Date\nä1;Heiß;13.04.2018\n", Encoding.Latin1);
        Assert.Contains("There is no stage", await site.ReadAsync(check), StringComparison.Ordinal);

        Assert.Equal(check, await site.SubmitAsync(check, "Look", ("Form.StageTo", "mql")));
        Assert.Contains("MQL · 13 Apr 2018, 00:00", await site.ReadAsync(check), StringComparison.Ordinal);
        var map = await site.ReadAsync($"{check}?handler=Map");
        foreach (var part in new[] { "\"Heiß\": \"mql\"", "\"delimiter\": \";\"", "\"encoding\": \"windows-1252\"", "\"dateOrder\": \"dmy\"" }) Assert.Contains(part, map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_file_is_about_something_else_its_columns_are_guessed_anew()
    {
        var check = await site.SendAsync("file.csv", "id,stage,date,amount\n1,mql,2018-01-05,10.00\n");
        Assert.Equal("lead_id,stage,occurred_at,amount", await site.UsesAsync(check));

        await site.SubmitAsync(check, "Look", ("Form.Kind", "Spend"));

        Assert.Equal(",,date,amount", await site.UsesAsync(check));
        Assert.Contains("5 Jan 2018", await site.ReadAsync(check), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book.xlsx", "PK\u0003\u0004", "is a spreadsheet or a ZIP archive, not a CSV file.")]
    [InlineData("empty.csv", "", "The file is empty.")]
    public async Task What_is_no_CSV_file_is_refused_in_words_and_not_kept(string name, string text, string reason)
    {
        Assert.Equal("/import", await site.SendAsync(name, text));

        Assert.Contains(reason, await site.ReadAsync(ImportSite.Page), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(site.Folder.At("uploads")));
    }

    [Fact]
    public async Task A_form_of_another_site_leaves_nothing_behind()
    {
        using var forged = await site.TrySendAsync("leads.csv", "lead_id\n1\n"u8.ToArray(), token: "forged");

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.False(Directory.Exists(site.Folder.At("uploads")) && Directory.EnumerateDirectories(site.Folder.At("uploads")).Any());
    }

    [Fact]
    public async Task A_workspace_of_made_up_data_takes_no_file()
    {
        await using (var db = site.App.Data.Database.Open()) await db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.Demo, true));
        var token = await TokenOfAnotherFormAsync();

        using var answer = await site.TrySendAsync("leads.csv", "lead_id\n1\n"u8.ToArray(), token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var words = await site.ReadAsync(ImportSite.Page);
        Assert.Contains("This workspace holds made-up data, and real leads are not mixed with them.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Marketer, "403")]
    [InlineData(Roles.Ops, "404")]
    public async Task Only_those_who_import_may_ask_for_refused_rows(string role, string expected)
    {
        using var client = await site.App.ClientForAsync(role);

        Assert.Equal(expected, await client.LookAsync($"/import/run/{Guid.Empty}?handler=Errors"));
    }

    private Task<string> TokenOfAnotherFormAsync() => site.Ops.TokenAsync("/account/password");
}
