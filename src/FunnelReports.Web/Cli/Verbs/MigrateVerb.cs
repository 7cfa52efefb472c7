using System.CommandLine;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>migrate</c>: makes the database's tables or brings them up to date.</summary>
public static class MigrateVerb
{
    public static Command Create(CliHost host)
    {
        var verb = new Verb(
            "migrate",
            "Make the tables of the database, or bring them up to date. Needed once per version on PostgreSQL; an embedded database does it by itself.",
            "funnelreports migrate",
            "funnelreports migrate --ConnectionStrings:FunnelReports \"Host=db.internal;Database=funnelreports;Username=funnelreports\" --Workspace:TimeZone Europe/Paris");
        verb.SetAction(async (_, cancel) =>
        {
            var database = ConfiguredDatabase.From(host.Configuration);
            var known = await DatabaseState.MissingMigrationsAsync(database, cancel);
            await host.MigrateAsync(database, cancel);
            await host.Error.WriteLineAsync(known == 0
                ? $"The {database.Name} database {database.Place} was up to date."
                : $"The {database.Name} database {database.Place} is up to date now; {known} migration(s) were applied.");
            return ExitCode.Done;
        });
        return verb;
    }
}
