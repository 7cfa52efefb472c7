using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Data.Postgres;
using FunnelReports.Data.Sqlite;
using Npgsql;

namespace FunnelReports.Web.Cli;

/// <summary>The database that the settings name.</summary>
public static class ConfiguredDatabase
{
    /// <summary>PostgreSQL by <c>ConnectionStrings:FunnelReports</c>; without it the file <c>Data:File</c> in the folder <c>Data:Path</c>. Nothing is opened.</summary>
    public static FunnelDatabase From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetConnectionString("FunnelReports") is { } connection && !string.IsNullOrWhiteSpace(connection)
            ? new PostgresDatabase(Checked(connection))
            : new SqliteDatabase(FileOf(configuration));
    }

    /// <summary>The full path of the embedded database's file.</summary>
    public static string FileOf(IConfiguration configuration, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Path.GetFullPath(Path.Combine(Or(configuration["Data:Path"], "data"), name ?? Or(configuration["Data:File"], "funnel.db")));
    }

    /// <summary>What a new workspace starts with.</summary>
    /// <exception cref="MistakeException">A setting is none that a workspace can have.</exception>
    public static WorkspaceSeed SeedFrom(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var start = Or(configuration["Workspace:FiscalYearStart"], "1");
        if (!int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            throw new MistakeException($"Workspace:FiscalYearStart is \"{start}\". Write the month in which the fiscal year starts, 1 to 12.");
        var day = Or(configuration["Workspace:WeekStart"], WeekStart.Monday.Key);
        if (!WeekStart.TryParse(day, out var weekStart))
            throw new MistakeException($"Workspace:WeekStart is \"{day}\". Write the day on which weeks start: monday, saturday or sunday.");
        var seed = new WorkspaceSeed(Or(configuration["Workspace:TimeZone"], "UTC"), Or(configuration["Workspace:Currency"], "EUR"), month) { WeekStart = weekStart };
        try
        {
            seed.Validate();
        }
        catch (UnknownTimeZoneException fault)
        {
            throw new MistakeException($"Workspace:TimeZone: {fault.Message}", fault);
        }
        catch (FormatException fault)
        {
            throw new MistakeException($"Workspace:Currency: {fault.Message}", fault);
        }

        return seed;
    }

    private static string Checked(string connection)
    {
        const string Example = "Write for example Host=db.internal;Database=funnelreports;Username=funnelreports;Password=…";
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection);
            var missing = string.IsNullOrEmpty(parts.Host) ? "Host" : string.IsNullOrEmpty(parts.Database) ? "Database" : null;
            if (missing is not null) throw new MistakeException($"ConnectionStrings:FunnelReports names no {missing}. {Example}");
            return connection;
        }
        catch (ArgumentException fault)
        {
            throw new MistakeException($"ConnectionStrings:FunnelReports is no PostgreSQL connection string. {Example}", fault);
        }
    }

    private static string Or(string? value, string standard) => string.IsNullOrWhiteSpace(value) ? standard : value;
}
