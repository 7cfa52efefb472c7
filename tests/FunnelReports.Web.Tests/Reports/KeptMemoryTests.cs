using FunnelReports.Web.Reports.Kept;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace FunnelReports.Web.Tests.Reports;

public class KeptMemoryTests
{
    [Fact]
    public async Task Who_asks_while_a_page_is_made_waits_for_it()
    {
        using var pages = Pages(64);
        var making = new TaskCompletionSource<KeptPage?>();
        var first = pages.GetAsync("key", () => making.Task, default);
        var second = pages.GetAsync("key", () => throw new InvalidOperationException("It is being made."), default);
        making.SetResult(Page("a"));
        Assert.Same(await first, await second);
        Assert.Same(await first, await pages.GetAsync("key", () => throw new InvalidOperationException("It is kept."), default));
    }

    [Fact]
    public async Task Where_the_first_made_nothing_to_keep_the_others_make_their_own()
    {
        using var pages = Pages(64);
        var making = new TaskCompletionSource<KeptPage?>();
        var first = pages.GetAsync("key", () => making.Task, default);
        var own = Page("own");
        var second = pages.GetAsync("key", () => Task.FromResult<KeptPage?>(own), default);
        making.SetResult(null);
        Assert.Null(await first);
        Assert.Same(own, await second);
    }

    [Fact]
    public async Task When_the_one_who_makes_it_goes_away_just_one_of_those_who_wait_makes_it()
    {
        using var pages = Pages(64);
        using var gone = new CancellationTokenSource();
        var making = new TaskCompletionSource<KeptPage?>();
        var first = pages.GetAsync("key", () => making.Task, gone.Token);
        var again = new TaskCompletionSource<KeptPage?>();
        var made = 0;
        var others = Enumerable.Range(0, 5).Select(_ => pages.GetAsync("key", AgainAsync, default)).ToArray();

        await gone.CancelAsync();
        making.SetCanceled(gone.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        again.SetResult(Page("a"));

        Assert.Single((await Task.WhenAll(others)).Distinct());
        Assert.Equal(1, made);

        Task<KeptPage?> AgainAsync()
        {
            Interlocked.Increment(ref made);
            return again.Task;
        }
    }

    [Fact]
    public async Task Who_waits_and_goes_away_stops_waiting()
    {
        using var pages = Pages(64);
        using var gone = new CancellationTokenSource();
        var making = new TaskCompletionSource<KeptPage?>();
        var first = pages.GetAsync("key", () => making.Task, default);
        var second = pages.GetAsync("key", () => throw new InvalidOperationException("It is being made."), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        making.SetResult(Page("a"));
        Assert.NotNull(await first);
    }

    [Fact]
    public async Task Without_memory_nothing_is_kept()
    {
        using var pages = Pages(0);
        var first = await pages.GetAsync("key", () => Task.FromResult<KeptPage?>(Page("a")), default);
        Assert.NotSame(first, await pages.GetAsync("key", () => Task.FromResult<KeptPage?>(Page("a")), default));
    }

    [Fact]
    public void The_token_of_a_form_is_cut_out_and_content_that_differs_has_another_mark()
    {
        var page = Page("<input value=\"TOKEN\"><input value=\"TOKEN\">");
        Assert.Equal(["<input value=\"", "\"><input value=\"", "\">"], page.Parts);
        Assert.Equal(page.Mark, Page("<input value=\"TOKEN\"><input value=\"TOKEN\">").Mark);
        Assert.NotEqual(page.Mark, Page("<input value=\"TOKEN\"><input value=\"\">").Mark);
    }

    private static KeptPages Pages(long megabytes) => new(Options.Create(new KeptPagesOptions { Megabytes = megabytes }));

    private static KeptPage Page(string html) => new(html, "TOKEN", new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()), false);
}
