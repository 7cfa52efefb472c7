using FunnelReports.Data;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Hosting;

namespace FunnelReports.Web.Cli;

/// <summary>The accounts of a database as verbs reach them: the same rules as on the pages, without a server.</summary>
public static class Accounts
{
    /// <summary>Runs work on the accounts.</summary>
    public static async Task<T> UseAsync<T>(CliHost host, FunnelDatabase database, Func<Users, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(work);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(database);
        services.AddStores();
        services.AddSingleton(host.Clock);
        services.AddAccounts();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Users>());
    }
}
