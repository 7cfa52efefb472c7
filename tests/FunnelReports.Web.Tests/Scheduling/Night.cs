using System.Threading.Channels;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunnelReports.Web.Tests.Scheduling;

/// <summary>The nightly jobs in a host of their own, with the real alarm clock, by a clock that the test moves.</summary>
internal sealed class Night : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TestDatabase test;
    private readonly IHost host;
    private readonly Said said = new();

    private Night(TestDatabase test, FixedClock clock)
    {
        this.test = test;
        Clock = clock;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(said);
        builder.Services.AddLocalization();
        builder.Services.AddScoped<Format>();
        builder.Services.AddSingleton(test.Database);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddNightlyJobs();
        host = builder.Build();
    }

    public FixedClock Clock { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>A night over a new database whose workspace was made on 2018-01-01 at noon, UTC.</summary>
    public static async Task<Night> NewAsync(string now) => new(await TestDatabase.NewAsync(Engine.Sqlite), new FixedClock(now));

    public Task StartAsync() => host.StartAsync();

    /// <summary>Waits until the jobs have said this.</summary>
    public async Task HearAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!(await said.Lines.Reader.ReadAsync(patience.Token)).Contains(text, StringComparison.Ordinal))
        {
            // Something else was said.
        }
    }

    /// <summary>The published days in order, with what started them: "1 start-up late".</summary>
    public async Task<string> PublishedAsync()
    {
        var runs = await Services.GetRequiredService<JobRuns>().LatestAsync(NightlySnapshot.Job, 0, 100, CancellationToken.None);
        return string.Join(", ", runs.Where(r => r.Status == JobStatus.Succeeded).OrderBy(r => r.Day).Select(r => $"{r.Day.Day} {r.Trigger}{(r.Late ? " late" : "")}"));
    }

    public Task SetCronAsync(string cron) => Services.GetRequiredService<WorkspaceStore>().SetSnapshotCronAsync("ops@example.com", cron, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await test.DisposeAsync();
    }

    private sealed class Said : ILoggerProvider, ILogger
    {
        public Channel<string> Lines { get; } = Channel.CreateUnbounded<string>();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Writer.TryWrite(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
