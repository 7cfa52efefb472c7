using System.Collections.Concurrent;
using System.Diagnostics;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using Microsoft.Extensions.Options;

namespace FunnelReports.Web.Reports;

/// <summary>
/// The report desk of the pages: whoever waits for an answer that takes long is told how far it is, and finds it when asking again. An answer is worked
/// out once for all who ask the same, goes on when its reader has gone, and is kept for a moment after it is done.
/// </summary>
public sealed class PageDesk(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, IOptions<PageDeskOptions> options, IHostApplicationLifetime host)
    : ReportDesk(database, workspaces, clock), IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private static readonly AsyncLocal<bool> Waits = new();

    private readonly ConcurrentDictionary<(string Report, ReportRequest Request), Work> works = new();
    private readonly SemaphoreSlim places = new(Math.Max(2, Environment.ProcessorCount));

    public void Dispose() => places.Dispose();

    /// <summary>From here on this request waits for its answers as long as they take: what it makes, such as a file, cannot say how far they are.</summary>
    public static void WaitForAll() => Waits.Value = true;

    /// <exception cref="StillWorkingException">It is not done yet; ask again.</exception>
    protected override async Task<TDocument> RunAsync<TDocument>(
        string report, ReportRequest request, Func<Action<double>?, CancellationToken, Task<TDocument>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        Forget();
        var key = (report, request);
        var running = works.GetOrAdd(key, _ => new Work());
        var answer = running.Start(() => InTurnAsync(work, running));
        try
        {
            var document = (TDocument)await answer.WaitAsync(Waits.Value ? Timeout.InfiniteTimeSpan : options.Value.Patience, cancel);
            if (!running.WasLeft) works.TryRemove(key, out _);
            return document;
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            running.WasLeft = true;
            throw new StillWorkingException(running.Share);
        }
        catch
        {
            // Whoever asks again begins anew, unless only this reader has gone.
            if (answer.IsCompleted) works.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<ReportDocument> InTurnAsync<TDocument>(Func<Action<double>?, CancellationToken, Task<TDocument>> work, Work running)
        where TDocument : ReportDocument
    {
        await places.WaitAsync(host.ApplicationStopping);
        try
        {
            return await work(share => running.Share = share, host.ApplicationStopping);
        }
        finally
        {
            running.DoneAt = Stopwatch.GetTimestamp();
            places.Release();
        }
    }

    private void Forget()
    {
        foreach (var (key, work) in works)
        {
            if (work.DoneAt is { } done && Stopwatch.GetElapsedTime(done) > Kept) works.TryRemove(key, out _);
        }
    }

    private sealed class Work
    {
        private readonly Lock starting = new();
        private Task<ReportDocument>? task;

        /// <summary>Which share of the leads has been read, from 0 to 1.</summary>
        public double Share { get; set; }

        /// <summary>When it was done, null while it is not.</summary>
        public long? DoneAt { get; set; }

        /// <summary>True when somebody was told to come again.</summary>
        public bool WasLeft { get; set; }

        public Task<ReportDocument> Start(Func<Task<ReportDocument>> work)
        {
            lock (starting) return task ??= Task.Run(work);
        }
    }
}
