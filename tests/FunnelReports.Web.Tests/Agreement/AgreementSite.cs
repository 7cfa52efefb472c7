using System.Net;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Processes;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Cli;
using FunnelReports.Web.Tests.Pages;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>The demo on 10 March 2026 with a saved segment, and with moves of published days that were learned late; and every way to ask it.</summary>
public sealed class AgreementSite : IAsyncLifetime, IDisposable
{
    private readonly DemoSite demo = new();
    private readonly CliTrial terminal = new();

    public WebApp App => demo.App;

    public async Task InitializeAsync()
    {
        await demo.InitializeAsync();
        await terminal.DoneAsync("segments", "save", "Bought", "--segment", "channel=Paid Search", "--segment", "channel=Email", "--Data:Path", App.Data.Settings["Data__Path"]!);
        await new World(App.Data)
            .Lead("late-1", "Paid Search", ["mql 2026-03-02", "sql 2026-03-04"])
            .Lead("late-2", "Email", ["mql 2026-03-02"])
            .Lead("late-3", "Email", ["mql 2026-03-05"])
            .WriteAsync();
    }

    public Task DisposeAsync() => demo.DisposeAsync();

    public void Dispose() => terminal.Dispose();

    /// <summary>What the command line answers about the same data.</summary>
    public Task<CliRun> RunAsync(params string[] arguments) => terminal.RunAsync([.. arguments, "--Data:Path", App.Data.Settings["Data__Path"]!]);

    /// <summary>The document that the API gives, or why it gives none.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ApiAsync(string report, Question question)
    {
        using var client = await App.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(new Uri($"/api/v1/reports/{report}?{question.Address}", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
