using System.Text.Json;
using System.Text.Json.Serialization;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.Web.Api;

namespace FunnelReports.Web.Cli;

/// <summary>What every verb has at hand: the streams, the clock, the settings and the database that they name.</summary>
/// <param name="output">Data.</param>
/// <param name="error">Talk.</param>
/// <param name="input">What is piped in.</param>
/// <param name="clock">The time.</param>
/// <param name="settings">The settings given on the command line.</param>
public sealed class CliHost(TextWriter output, TextWriter error, TextReader input, TimeProvider clock, SettingArguments settings)
{
    private static readonly JsonSerializerOptions Json = new(ReportJson.Options)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lazy<IConfiguration> configuration = new(() => CliSettings.Read(settings));

    /// <summary>Standard output: data, and nothing else.</summary>
    public TextWriter Output => output;

    /// <summary>Standard error: talk and progress.</summary>
    public TextWriter Error => error;

    /// <summary>Standard input.</summary>
    public TextReader Input => input;

    public TimeProvider Clock => clock;

    /// <summary>True when a person watches standard error.</summary>
    public bool Watched { get; init; }

    /// <summary>All settings: files, environment, command line.</summary>
    public IConfiguration Configuration => configuration.Value;

    /// <summary>Runs the server with settings as a host takes them, until it is stopped.</summary>
    public required Func<string[], Task<int>> Serve { get; init; }

    /// <summary>Serves with the settings of the command line and some more.</summary>
    public Task<int> ServeAsync(params IEnumerable<KeyValuePair<string, string?>> more) => Serve(settings.ForHost(more));

    public Progress NewProgress() => new(error, clock, Watched);

    /// <summary>Writes a document for machines.</summary>
    public void WriteJson<T>(T document) => output.WriteLine(JsonSerializer.Serialize(document, Json));

    /// <summary>The database that the settings name, up to date: the embedded one is made and migrated here, a server must have been.</summary>
    /// <exception cref="MistakeException">It cannot be had; the message says why and how to mend it.</exception>
    public async Task<FunnelDatabase> ReadyDatabaseAsync(CancellationToken cancel)
    {
        var database = ConfiguredDatabase.From(Configuration);
        if (database.Embedded) await MigrateAsync(database, cancel);
        else await DatabaseState.RequireCurrentAsync(database, cancel);
        return database;
    }

    /// <summary>Makes or migrates the database; a new one gets a workspace as the settings say.</summary>
    public async Task MigrateAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        var seed = ConfiguredDatabase.SeedFrom(Configuration);
        if (database.Embedded) DatabaseState.RequireWritableFolder(database);
        var workspaces = new WorkspaceStore(database, clock);
        if (!database.Embedded || !File.Exists(database.Place) || await workspaces.SchemaAsync(cancel) != SchemaState.Current)
        {
            await DatabaseState.RequireNotNewerAsync(database, cancel);
            await workspaces.MigrateAsync(seed, cancel);
        }

        // Also where the schema is current: the run that migrated may have been killed before it came to this.
        if (await OldRollups.RebuildAsync(database, workspaces, cancel) is var leads and > 0)
            await error.WriteLineAsync($"Made the rollups anew from {leads:N0} leads, as this version keeps them.");
    }

    public Task<Workspace> WorkspaceAsync(FunnelDatabase database, CancellationToken cancel) => new WorkspaceStore(database, clock).ReadAsync(cancel);
}
