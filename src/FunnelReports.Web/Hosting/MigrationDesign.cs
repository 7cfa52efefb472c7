using FunnelReports.Data;
using FunnelReports.Data.Postgres;
using FunnelReports.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace FunnelReports.Web.Hosting;

/// <summary>Lets <c>dotnet ef</c> scaffold migrations: <c>-- sqlite</c> or <c>-- postgres</c> chooses the provider. No database is opened.</summary>
public sealed class MigrationDesign : IDesignTimeDbContextFactory<FunnelDb>
{
    public FunnelDb CreateDbContext(string[] args) => args switch
    {
        ["sqlite"] => new SqliteDatabase("design.db").Open(),
        ["postgres"] => new PostgresDatabase("Host=localhost;Database=design").Open(),
        _ => throw new ArgumentException("Say which provider: add '-- sqlite' or '-- postgres' to the dotnet ef command."),
    };
}
