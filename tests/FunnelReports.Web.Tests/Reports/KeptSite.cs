using System.Net;
using FunnelReports.Data;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Reports;

/// <summary>The program over <see cref="SmallWorld"/> with nothing at work beside the test, and changes behind its back.</summary>
internal sealed class KeptSite : IAsyncDisposable
{
    private readonly TestDatabase data;

    private KeptSite(TestDatabase data) => (this.data, App) = (data, Start(data));

    public WebApp App { get; }

    public World World => new(data);

    public static async Task<KeptSite> NewAsync(Engine engine)
    {
        var data = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteAsync(data);
        return new KeptSite(data);
    }

    /// <summary>Another server on the same database.</summary>
    public WebApp Second() => Start(data);

    /// <summary>Gives a stage another name without counting that as a change.</summary>
    public Task RenameUnseenAsync(string name) => RenameAsync(name, data.Database.WriteUnshownAsync);

    /// <summary>Gives a stage another name.</summary>
    public Task RenameAsync(string name) => RenameAsync(name, data.Database.WriteAsync);

    /// <summary>The overview as somebody of this role sees it.</summary>
    public static async Task<string> OverviewAsync(WebApp app, string role)
    {
        using var client = await app.ClientForAsync(role);
        return await client.GetStringAsync(new Uri("/?period=2018-Q1", UriKind.Relative));
    }

    /// <summary>The status with which a page is answered, and its tag.</summary>
    public static async Task<(HttpStatusCode Status, string? Tag)> AskAsync(HttpClient client, string address, string? held = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (held is not null) request.Headers.TryAddWithoutValidation("If-None-Match", held);
        using var answer = await client.SendAsync(request);
        if (answer.Headers.ETag is not null) Assert.Equal("no-cache, private", answer.Headers.CacheControl?.ToString());
        if (answer.StatusCode == HttpStatusCode.NotModified) Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        return (answer.StatusCode, answer.Headers.ETag?.ToString());
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static WebApp Start(TestDatabase data) => WebApp.StartOn(data, new FixedClock(SmallWorld.Today), works: false);

    private static Task<int> RenameAsync(string name, Func<Func<System.Data.Common.DbTransaction, Task<int>>, CancellationToken, Task<int>> write) => write(
        async transaction =>
        {
            await using var update = transaction.Command("UPDATE stage SET name = @name WHERE key = 'mql'").With("@name", name);
            return await update.ExecuteNonQueryAsync();
        },
        default);
}
