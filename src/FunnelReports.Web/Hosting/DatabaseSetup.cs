using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Spend;
using FunnelReports.Jobs.Fold;
using FunnelReports.Web.Cli;
using FunnelReports.Web.Layout;

namespace FunnelReports.Web.Hosting;

/// <summary>The database of the server: registered once, looked at before the first request.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Adds the database that the settings name, and what stands directly on it. Nothing is opened yet, but the model of the tables,
    /// which takes the longest of all at a start, begins to be made beside the rest.
    /// </summary>
    public static WebApplicationBuilder AddDatabase(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(_ => ConfiguredDatabase.From(configuration));
        builder.Services.AddStores();
        _ = Task.Run(() => MakeModel(configuration));
        builder.Services.AddSingleton<DemoBanner>();
        builder.Services.AddSingleton<IBannerSource>(provider => provider.GetRequiredService<DemoBanner>());
        return builder;
    }

    /// <summary>Adds what stands directly on a <see cref="FunnelDatabase"/>.</summary>
    public static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddScoped(provider => provider.GetRequiredService<FunnelDatabase>().Open());
        services.AddSingleton<WorkspaceStore>();
        services.AddSingleton<Audit>();
        services.AddSingleton<BudgetStore>();
        return services;
    }

    /// <summary>
    /// Makes sure that the server can work with the database: an embedded one is made and brought up to date, another one must be up to date.
    /// Nearly free when there is nothing to do.
    /// </summary>
    /// <exception cref="MistakeException">It cannot; the message says why and how to mend it.</exception>
    public static async Task ReadyDatabaseAsync(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<FunnelDatabase>();
        var store = app.Services.GetRequiredService<WorkspaceStore>();
        var cancel = app.Lifetime.ApplicationStopping;
        var seed = ConfiguredDatabase.SeedFrom(app.Configuration);
        if (database.Embedded) DatabaseState.RequireWritableFolder(database);
        if ((database.Embedded && !File.Exists(database.Place)) || await store.SchemaAsync(cancel) != SchemaState.Current)
        {
            if (!database.Embedded) await DatabaseState.RequireCurrentAsync(database, cancel);
            await DatabaseState.RequireNotNewerAsync(database, cancel);
            await store.MigrateAsync(seed, cancel);
        }

        // Also where the schema is current: the start that migrated may have been killed before it came to this.
        await OldRollups.RebuildAsync(database, store, cancel);
    }

    private static void MakeModel(IConfiguration configuration)
    {
        try
        {
            using var db = ConfiguredDatabase.From(configuration).Open();
            _ = db.Model;
        }
        catch (MistakeException)
        {
            // ReadyDatabaseAsync meets it again and says so.
        }
    }
}
