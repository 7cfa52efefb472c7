using System.Diagnostics;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Web.Tests.TestKit;

public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_guarded_program_gives_its_exit_code_and_both_streams()
    {
        await using var program = await GuardedProcess.StartAsync(["/bin/sh", "-c", "echo data; echo talk >&2; exit 3"], folder.Path);

        Assert.Equal(3, await program.ExitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("data\n", program.Output);
        Assert.Equal("talk\n", program.Errors);
    }

    [Fact]
    public async Task A_guarded_program_and_its_folder_are_gone_after_dispose()
    {
        using var own = new TempFolder();
        var program = await GuardedProcess.StartAsync(["sleep", "1000"], folder.Path, deleteAfter: own.Path);
        using var seen = Process.GetProcessById(program.Id);

        await program.DisposeAsync();

        Assert.True(seen.HasExited);
        Assert.False(Directory.Exists(own.Path));
        Assert.Equal(128 + 9, await program.Ended);
    }

    [Fact]
    public async Task A_server_prints_its_address_answers_and_stops_on_SIGTERM()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new HttpClient { BaseAddress = server.Address };

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.NotEqual(0, (int)answer.StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task A_killed_server_is_gone_at_once()
    {
        await using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = new HttpClient { BaseAddress = server.Address };

        await server.KillAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("/", UriKind.Relative)));
    }

    public void Dispose() => folder.Dispose();
}
