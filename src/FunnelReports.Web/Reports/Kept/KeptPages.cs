using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace FunnelReports.Web.Reports.Kept;

/// <summary>Pages in memory, up to a limit, those asked for least dropped first. Who asks for one that is just being made waits for it.</summary>
public sealed class KeptPages(IOptions<KeptPagesOptions> options) : IDisposable
{
    private const long Megabyte = 1 << 20;

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = options.Value.Megabytes * Megabyte });
    private readonly ConcurrentDictionary<string, Task<KeptPage?>> making = new();

    public void Dispose() => memory.Dispose();

    /// <summary>The page of a key.</summary>
    /// <param name="key">Says all that the content depends on.</param>
    /// <param name="make">Makes it where it is not kept; null when it must not be kept, and has been answered in another way.</param>
    /// <param name="cancel">The reader has gone away. Another who waits makes the page instead.</param>
    public async Task<KeptPage?> GetAsync(string key, Func<Task<KeptPage?>> make, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(make);
        while (true)
        {
            if (memory.TryGetValue(key, out KeptPage? kept)) return kept;
            var mine = new TaskCompletionSource<KeptPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = making.GetOrAdd(key, mine.Task);
            if (first == mine.Task) return await MakeAsync(key, mine, make, cancel);
            await ((Task)first).WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
            if (!first.IsCanceled) return await first ?? await make();
        }
    }

    private async Task<KeptPage?> MakeAsync(string key, TaskCompletionSource<KeptPage?> told, Func<Task<KeptPage?>> make, CancellationToken cancel)
    {
        KeptPage? made = null;
        try
        {
            made = await make();
            if (made is not null) Keep(key, made);
            return made;
        }
        finally
        {
            making.TryRemove(key, out _);
            // Who has gone away leaves it to one of those who wait: not to all of them at once.
            if (made is null && cancel.IsCancellationRequested) told.SetCanceled(cancel);
            else told.SetResult(made);
        }
    }

    private void Keep(string key, KeptPage page) => memory.Set(
        key, page, new MemoryCacheEntryOptions { Size = page.Size + (key.Length * sizeof(char)), SlidingExpiration = options.Value.Unasked });
}
