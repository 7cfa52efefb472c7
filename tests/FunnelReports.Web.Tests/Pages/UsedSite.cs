using System.Net;
using System.Text.Json;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Pages.Import;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>The demo on 10 March 2026 in use: moves were learned late, a lead was put right, files came in, things were saved, and a lead waits to be counted.</summary>
[CollectionDefinition(Name)]
public sealed class UsedSite : IAsyncLifetime, ICollectionFixture<UsedSite>
{
    /// <summary>The name of the collection of tests that share it.</summary>
    public const string Name = "The demo in use";

    private readonly Dictionary<string, int> totals = [];
    private DemoSite demo = null!;
    private ImportSite imports = null!;
    private HttpClient admin = null!;

    public WebApp App => demo.App;

    /// <summary>A lead of which a move was voided.</summary>
    public long Corrected { get; private set; }

    /// <summary>The page of a file that was sent and is not imported yet.</summary>
    public string Check { get; private set; } = "";

    /// <summary>The page of a file that was imported.</summary>
    public string Run { get; private set; } = "";

    /// <summary>Somebody who has an account.</summary>
    public Guid Person { get; private set; }

    public async Task InitializeAsync()
    {
        var folder = new TempFolder();
        demo = new DemoSite { Settings = new() { ["Data:Path"] = folder.Path } };
        await demo.InitializeAsync();
        imports = await ImportSite.OnAsync(App, folder);
        admin = await App.ClientForAsync(Roles.Admin);
        Person = (await App.PeopleAsync())[0].Id;

        await new World(App.Data)
            .Lead("late-1", "Paid Search", ["mql 2026-03-02", "sql 2026-03-04"])
            .Lead("late-2", "Email", ["mql 2026-03-02"])
            .Lead("late-3", "Email", ["mql 2026-03-05"])
            .WriteAsync();
        await VoidAsync();
        await ImportAsync();
        await DoneAsync("/segments", "/segments", ("Called", "Bought"), ("segment", "channel=Paid Search & channel=Email"));
        await DoneAsync("/mql", "/views?handler=Save", ("called", "Board"), ("page", "/mql"), ("query", "period=2026-Q1"));
        await DoneAsync("/notes", "/notes", ("First", "2026-03-02"), ("Said", "A fair"));
        await new World(App.Data).Lead("waiting", "Email", ["mql 2026-03-09"]).WriteAsync(fold: false);
    }

    public async Task DisposeAsync()
    {
        admin.Dispose();
        await imports.DisposeAsync();
    }

    /// <summary>A page as an admin sees it.</summary>
    internal async Task<PageNumbers> ReadAsync(string address)
    {
        using var answer = await admin.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK
            ? new PageNumbers(await answer.Content.ReadAsStringAsync())
            : throw new InvalidOperationException($"{address} answered {answer.StatusCode} {answer.Headers.Location}.");
    }

    /// <summary>How many leads a list has, as its page says.</summary>
    public async Task<int> TotalAsync(string list)
    {
        if (!totals.TryGetValue(list, out var total)) totals[list] = total = (await ReadAsync(list)).Total;
        return total;
    }

    /// <summary>How many leads the API says that a list has.</summary>
    public async Task<int> ApiTotalAsync(string list)
    {
        using var answer = JsonDocument.Parse(await admin.GetStringAsync(new Uri("/api/v1" + list, UriKind.Relative)));
        return answer.RootElement.GetProperty("total").GetInt32();
    }

    private async Task DoneAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await admin.SendFormToAsync(page, address, fields);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{address} answered {answer.StatusCode}.");
    }

    private async Task VoidAsync()
    {
        await using var db = App.Data.Database.Open();
        var move = await db.Transitions.OrderBy(move => move.TransitionId).FirstAsync(move => move.OccurredAt >= new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) && move.StageId == 2);
        Corrected = move.LeadId;
        await DoneAsync($"/leads/{Corrected}", $"/leads/{Corrected}?handler=Void", ("Moves", $"{move.TransitionId}"), ("Reason", "Wrong lead"));
    }

    // Files are not taken where the leads are made up.
    private async Task ImportAsync()
    {
        await using var db = App.Data.Database.Open();
        await db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.Demo, false));
        Run = await imports.SubmitAsync(await imports.SendAsync("moves.csv", "lead_id,stage,occurred_at\nfile-1,mql,2026-03-03\nfile-2,mql,never\n"), "");
        await imports.ReadAsync(Run);
        Check = await imports.SendAsync("more.csv", "lead_id,stage,occurred_at\nfile-3,mql,2026-03-04\nfile-4,mql,never\n");
    }
}
