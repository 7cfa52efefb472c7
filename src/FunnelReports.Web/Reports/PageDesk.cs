using System.Collections.Concurrent;
using System.Diagnostics;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Auth;
using Microsoft.Extensions.Options;

namespace FunnelReports.Web.Reports;

/// <summary>
/// The report desk of the pages: whoever waits for an answer that takes long is told how far it is, and finds it when asking again. An answer is worked
/// out once for all who ask the same, goes on when its reader has gone, and is kept for a moment after it is done. One from before a change of the data goes
/// only to whoever has waited for it.
/// </summary>
public sealed class PageDesk(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, IOptions<PageDeskOptions> options, IHostApplicationLifetime host, IHttpContextAccessor requests)
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
        var seen = requests.HttpContext?.Features.Get<DataSeen>();
        var key = (report, request);
        var running = works.AddOrUpdate(key, _ => new Work(seen?.Version), (_, work) => work.IsFor(seen?.Version) ? work : new Work(seen?.Version));
        var answer = running.Start(() => InTurnAsync(work, running));
        if (!await IsDoneAsync(answer, running, cancel))
        {
            running.WasLeft = true;
            throw new StillWorkingException(running.Share);
        }

        // Whoever asks again begins anew where it failed, or where nobody else waits for it.
        if (!answer.IsCompletedSuccessfully || !running.WasLeft) works.TryRemove(KeyValuePair.Create(key, running));
        var document = (TDocument)await answer;
        running.WasFetched = true;
        if (seen is not null && running.Version < seen.Version) seen.IsBehind = true;
        return document;
    }

    // Whether it is done, well or badly, before the patience of this reader ends.
    private async Task<bool> IsDoneAsync(Task answer, Work running, CancellationToken cancel)
    {
        var patience = Waits.Value ? Timeout.InfiniteTimeSpan : options.Value.Patience;
        if (patience == TimeSpan.Zero && !running.WasLeft) return false;
        await answer.WaitAsync(patience, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        return answer.IsCompleted;
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

    /// <param name="version">The version of the data at its beginning; null where nobody knows it.</param>
    private sealed class Work(long? version)
    {
        private readonly Lock starting = new();
        private Task<ReportDocument>? task;

        /// <summary>The version of the data at its beginning: what it reads is of this version or newer.</summary>
        public long? Version => version;

        /// <summary>Which share of the leads has been read, from 0 to 1.</summary>
        public double Share { get; set; }

        /// <summary>When it was done, null while it is not.</summary>
        public long? DoneAt { get; set; }

        /// <summary>True when somebody was told to come again.</summary>
        public bool WasLeft { get; set; }

        /// <summary>True when somebody has had the answer.</summary>
        public bool WasFetched { get; set; }

        /// <summary>Whether it answers who has seen this version. Who waits for it gets it in any case: while an import runs he would never see the end otherwise.</summary>
        public bool IsFor(long? seen) => !(version < seen) || (WasLeft && !WasFetched);

        public Task<ReportDocument> Start(Func<Task<ReportDocument>> work)
        {
            lock (starting) return task ??= Task.Run(work);
        }
    }
}
