using System.Collections.Concurrent;
using System.Diagnostics;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs;

namespace FunnelReports.Web.Errands;

/// <summary>
/// Runs what people start from a page and what may take longer than a request. It goes on when they leave and until it is done or the program stops; whoever
/// comes back sees how far it is. One of a name at a time on this node.
/// </summary>
public sealed class ErrandDesk(IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ErrandDesk> log)
{
    /// <summary>How long the request that starts an errand waits for its end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Errand> errands = new();

    /// <summary>The errand of that name that is at work, or has ended within the last ten minutes; else null.</summary>
    public Errand? Find(string name)
    {
        foreach (var (key, old) in errands)
        {
            if (old.DoneAt is { } done && Stopwatch.GetElapsedTime(done) > Kept) errands.TryRemove(new(key, old));
        }

        return errands.GetValueOrDefault(name);
    }

    /// <summary>Starts work under a name, and waits a moment for its end.</summary>
    /// <param name="name">One of a name is at work at a time.</param>
    /// <param name="work">Says how far it is by <see cref="Errand.Step"/>, and at its end what it came to by <see cref="Errand.Outcome"/>.</param>
    /// <param name="cancel">Ends the waiting, not the work.</param>
    /// <returns>The errand; null when another of that name is at work.</returns>
    public async Task<Errand?> StartAsync(string name, Func<Errand, CancellationToken, Task> work, CancellationToken cancel)
    {
        var errand = new Errand();
        if (errands.AddOrUpdate(name, errand, (_, old) => old.IsDone ? errand : old) != errand) return null;
        var running = Task.Run(() => FinishAsync(name, errand, work), CancellationToken.None);
        await Task.WhenAny(running, Task.Delay(Patience, clock, cancel));
        return errand;
    }

    private async Task FinishAsync(string name, Errand errand, Func<Errand, CancellationToken, Task> work)
    {
        try
        {
            await work(errand, lifetime.ApplicationStopping);
        }
#pragma warning disable CA1031 // Nobody waits for it: whatever happens is told by the page and the log.
        catch (Exception error)
#pragma warning restore CA1031
        {
            errand.Problem = error is MistakeException or ImportException ? error.Message : FailureText.Of(error);
            if (error is not (OperationCanceledException or MistakeException or ImportException)) log.LogError(error, "The errand {Errand} broke off", name);
        }
        finally
        {
            errand.DoneAt = Stopwatch.GetTimestamp();
        }
    }
}
