using FunnelReports.TestKit;
using FunnelReports.TestKit.Postgres;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Web.Tests.Hosting;

/// <summary>The program as an operator starts it: what it does by itself, and the one line when it cannot.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_first_start_makes_the_database_and_prints_a_link_that_works()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new HttpClient { BaseAddress = server.Address };

        var link = await LinkAsync(server);
        using var page = await client.GetAsync(new Uri(link));

        Assert.StartsWith($"{server.Address}setup?token=", link, StringComparison.Ordinal);
        Assert.True(page.IsSuccessStatusCode, $"{link} answered {page.StatusCode}");
        Assert.True(File.Exists(folder.At("data", "funnel.db")));
        Assert.Equal(0, await server.StopAsync());
    }

    [PostgresFact]
    public async Task On_PostgreSQL_it_refuses_an_empty_database_and_names_migrate()
    {
        await using var empty = await PostgresCluster.CreateDatabaseAsync();

        var run = await ServeAsync($"--ConnectionStrings:FunnelReports={empty.ConnectionString}");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^The PostgreSQL database .+ has no tables yet\. Make them with: migrate\n$", run.Errors);
    }

    [PostgresFact]
    public async Task On_PostgreSQL_it_serves_after_migrate()
    {
        await using var database = await PostgresCluster.CreateDatabaseAsync();
        var setting = $"--ConnectionStrings:FunnelReports={database.ConnectionString}";
        Assert.Equal(0, (await CliRun.InAsync(folder.Path, "migrate", setting)).ExitCode);

        await using var server = await ServerProcess.StartAsync(folder.Path, ["serve", setting]);

        using var client = new HttpClient { BaseAddress = server.Address };
        Assert.Equal("ready", await client.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
        Assert.False(Directory.Exists(folder.At("data")));
    }

    [Theory]
    [InlineData("--ConnectionStrings:FunnelReports=Host=127.0.0.1;Port=1;Database=x;Username=x", "Cannot use PostgreSQL at 127.0.0.1:1")]
    [InlineData("--ConnectionStrings:FunnelReports=nonsense", "is no PostgreSQL connection string")]
    [InlineData("--Workspace:TimeZone=Mars/Olympus", "Workspace:TimeZone")]
    [InlineData("--Workspace:Currency=XYZW", "Workspace:Currency")]
    [InlineData("--Workspace:FiscalYearStart=13", "Workspace:FiscalYearStart")]
    [InlineData("--Workspace:WeekStart=friday", "Workspace:WeekStart")]
    [InlineData("--Data:Path=taken", "a file of that name")]
    public async Task A_setting_that_cannot_be_used_ends_it_with_one_line(string setting, string reason)
    {
        folder.Write("taken", "a file");

        var run = await ServeAsync(setting);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(reason, Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.False(Directory.Exists(folder.At("data")));
    }

    public void Dispose() => folder.Dispose();

    private Task<CliRun> ServeAsync(string setting) => CliRun.InAsync(folder.Path, "serve", setting, "--urls=http://127.0.0.1:0");

    private static async Task<string> LinkAsync(ServerProcess server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!server.Output.Contains("token=", StringComparison.Ordinal)) await Task.Delay(20, limit.Token);
        return server.Output.Split(' ', '\n').Single(word => word.Contains("token=", StringComparison.Ordinal));
    }
}
