using FunnelReports.TestKit;
using FunnelReports.TestKit.Postgres;
using FunnelReports.Web.Cli;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace FunnelReports.Web.Tests.Cli;

/// <summary>What a newcomer does wrong ends in one line that says what, where and how to mend it, with the exit code as designed and nothing written.</summary>
public sealed class NewcomerMistakesTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Theory]
    [InlineData("import leads nowhere.csv", 1, "There is no file nowhere.csv in {cwd}.")]
    [InlineData("stages import nowhere.csv", 1, "There is no file nowhere.csv in {cwd}.")]
    [InlineData("stages list --Workspace:TimeZone Mars", 1, "Workspace:TimeZone: \"Mars\" is not an IANA time zone. Use a name such as Europe/Paris, America/Sao_Paulo or UTC.")]
    [InlineData("stages list --Workspace:Currency Euro", 1, "Workspace:Currency: \"Euro\" is not a currency code. Use three letters of ISO 4217, for example EUR, USD, GBP or JPY.")]
    [InlineData("stages list --Workspace:FiscalYearStart 13", 1, "Workspace:FiscalYearStart is \"13\". Write the month in which the fiscal year starts, 1 to 12.")]
    [InlineData("stages list --Workspace:WeekStart 7", 1, "Workspace:WeekStart is \"7\". Write the day on which weeks start: monday, saturday or sunday.")]
    [InlineData("doctor --ConnectionStrings:FunnelReports postgres://me@host/db --json", 1, "")]
    [InlineData("rebuild --ConnectionStrings:FunnelReports postgres://me@host/db", 1, "ConnectionStrings:FunnelReports is no PostgreSQL connection string. Write for example Host=db.internal;Database=funnelreports;Username=funnelreports;Password=…")]
    [InlineData("rebuild --ConnectionStrings:FunnelReports Host=db.internal", 1, "ConnectionStrings:FunnelReports names no Database. Write for example Host=db.internal;Database=funnelreports;Username=funnelreports;Password=…")]
    [InlineData("rebuild --ConnectionStrings:FunnelReports Host=127.0.0.1;Port=1;Database=d;Username=u", 1, "Cannot use PostgreSQL at 127.0.0.1:1: nothing listens there. Check Host, Port and Password in ConnectionStrings:FunnelReports, and that the server runs.")]
    [InlineData("rebuild --ConnectionStrings:FunnelReports Host=nowhere.invalid;Database=d;Username=u", 1, "Cannot use PostgreSQL at nowhere.invalid:5432: no machine of that name is known. Check Host, Port and Password in ConnectionStrings:FunnelReports, and that the server runs.")]
    [InlineData("backup here.db", 1, "There is no database {database} to back up. Name its folder with --Data:Path FOLDER.")]
    [InlineData("backup funnel.dump --ConnectionStrings:FunnelReports Host=db;Database=d;Username=u", 1, "PostgreSQL makes its own backups. Run: pg_dump --host=db --port=5432 --username=u --format=custom --file=funnel.dump d")]
    [InlineData("restore funnel.dump --ConnectionStrings:FunnelReports Host=db;Database=d;Username=u", 1, "PostgreSQL restores its own backups. Stop the program, then run: pg_restore --host=db --port=5432 --username=u --clean --if-exists --dbname=d funnel.dump")]
    public async Task A_mistake_before_anything_is_begun_makes_no_database(string line, int code, string expected)
    {
        var run = await trial.RunAsync(line.Split(' '));

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(Filled(expected), run.Errors.TrimEnd());
        Assert.False(File.Exists(trial.Database));
    }

    [Theory]
    [InlineData("report stags --period 2026", "There is no report \"stags\". Did you mean stages? Known: stages, velocity, efficiency, cost, conversions, acceptance, forecast, restatement, goal.")]
    [InlineData("report stages --period 2026-Q5", "There is no \"Q5\": a year has the quarters Q1 to Q4. Write for example 2018, 2018-H1, 2018-Q1, 2018-03, 2018-W09 or 2018-03-01..2018-03-31.")]
    [InlineData("report stages --period 2026 --segment chanel=Paid", "'chanel=Paid' is not a segment. Write all, or one of channel, persona, origin, campaign with a value, e.g. channel=Paid Search. Several are joined by &, e.g. channel=Email & persona=IT; a saved segment is saved=NAME.")]
    [InlineData("report stages --period 2026 --segment channel=Paid", "No lead has the channel 'Paid'. Mind capitals; leads without one are '(none)'.")]
    [InlineData("report stages --period 2026 --grain year", "'year' is not a grain. Take day, week or month.")]
    [InlineData("report cost --period 2026 --stage sal", "There is no stage 'sal'. The stages are lead, mql, sql, opportunity, customer, rejected, recycled, lost.")]
    [InlineData("report goal --period 2026 --close-rate quarter", "The close rate 'quarter' was not understood. Write it as 25 % or 0.25, with a point before decimals.")]
    [InlineData("report goal --period 2026 --revenue 1000 --customers 2", "A goal is a revenue or a number of customers, and both were given. Leave one of them out.")]
    [InlineData("snapshot --date yesterday", "\"yesterday\" is no day. Write it as year-month-day, for example 2026-03-31.")]
    [InlineData("settings set TimeZon UTC", "There is no setting \"TimeZon\". Did you mean TimeZone? Known: TimeZone, Currency, FiscalYearStart, WeekStart, SnapshotCron, CostLagDays.")]
    [InlineData("user add a@b.example --role boss", "\"boss\" is no role. Known: marketer, sales, ops, admin.")]
    public async Task An_unknown_name_is_wrong_usage_and_names_the_known_ones(string line, string expected)
    {
        var run = await trial.RunAsync(line.Split(' '));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal(expected, run.Errors.TrimEnd());
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_file_with_another_header_writes_nothing()
    {
        var file = trial.Write("moves.csv", "lead,phase,date\n1,mql,2026-01-05\n");

        var run = await trial.RunAsync("import", "transitions", file);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.StartsWith($"{file}: The header lacks the column \"lead_id\", \"stage\", \"occurred_at\"", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        await NothingIsImportedAsync();
    }

    [Fact]
    public async Task A_workbook_in_place_of_a_CSV_file_writes_nothing()
    {
        var file = trial.At("leads.xlsx");
        await File.WriteAllBytesAsync(file, [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]);

        var run = await trial.RunAsync("import", "leads", file);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"{file}: The file is a spreadsheet or a ZIP archive, not a CSV file. In Excel choose Save As, \"CSV UTF-8 (comma delimited)\".", run.Errors.TrimEnd());
        await NothingIsImportedAsync();
    }

    [Fact]
    public async Task A_map_that_names_a_stage_that_is_not_there_writes_nothing_and_names_the_stages()
    {
        var file = trial.Write("mqls.csv", "id,contacted\n1,2026-01-05\n");
        var map = trial.Write("map.json", """{"source":"crm","key":"id","stages":{"mqll":"contacted"}}""");

        var run = await trial.RunAsync("import", "leads", file, "--map", map);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("mqll", run.Errors, StringComparison.Ordinal);
        Assert.Contains("lead, mql, sql, opportunity, customer", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        await NothingIsImportedAsync();
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_data_folder_is_named()
    {
        var path = trial.Write("taken", "");

        var run = await trial.RunAsync("stages", "list", "--Data:Path", path);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"Cannot write in the data folder {path}: there is a file of that name. Choose another with --Data:Path FOLDER.", run.Errors.TrimEnd());
    }

    [Fact]
    public async Task A_file_that_is_no_database_in_the_place_of_the_database_is_named()
    {
        trial.Write("data/funnel.db", "this is a text that is no database, whatever its name may say about it");

        var run = await trial.RunAsync("stages", "list");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"The database file {trial.Database} is no SQLite database. Move it away, or choose another folder with --Data:Path FOLDER.", run.Errors.TrimEnd());
    }

    [Fact]
    public void A_wrong_password_is_named_without_being_shown()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:FunnelReports", "Host=db.internal;Database=d;Username=anna;Password=secret1")]).Build();

        var line = Faults.Explain(new PostgresException("password authentication failed for user \"anna\"", "FATAL", "FATAL", "28P01"), settings);

        Assert.Equal(
            "PostgreSQL at db.internal:5432 refused the user \"anna\": password authentication failed for user \"anna\". Check Username and Password in ConnectionStrings:FunnelReports.",
            line);
    }

    [PostgresFact]
    public async Task A_server_without_the_database_the_user_or_the_tables_says_so()
    {
        await using var empty = await PostgresCluster.CreateDatabaseAsync();
        var there = new NpgsqlConnectionStringBuilder(empty.ConnectionString);
        var address = $"{there.Host}:{there.Port}";

        await OneLineAsync(there, $"The PostgreSQL database {address}/{empty.Name} has no tables yet. Make them with: migrate");
        await OneLineAsync(
            new NpgsqlConnectionStringBuilder(empty.ConnectionString) { Database = "not_there" },
            $"There is no database \"not_there\" on PostgreSQL at {address}. Check Database in ConnectionStrings:FunnelReports, or make it with: migrate");
        await OneLineAsync(
            new NpgsqlConnectionStringBuilder(empty.ConnectionString) { Username = "nobody_here" },
            $"PostgreSQL at {address} refused the user \"nobody_here\": role \"nobody_here\" does not exist. Check Username and Password in ConnectionStrings:FunnelReports.");

        async Task OneLineAsync(NpgsqlConnectionStringBuilder connection, string expected)
        {
            var run = await trial.RunAsync("rebuild", "--ConnectionStrings:FunnelReports", connection.ConnectionString);
            Assert.Equal(ExitCode.Failed, run.ExitCode);
            Assert.Equal(expected, run.Errors.TrimEnd());
        }
    }

    [PostgresFact]
    public async Task A_newer_schema_on_a_server_is_left_alone()
    {
        await using var server = await PostgresCluster.CreateDatabaseAsync();
        string[] here = ["--ConnectionStrings:FunnelReports", server.ConnectionString];
        await trial.DoneAsync(["migrate", .. here]);
        await using (var db = new NpgsqlConnection(server.ConnectionString))
        {
            await db.OpenAsync();
            await using var newer = new NpgsqlCommand("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_FromTheFuture', '10')", db);
            await newer.ExecuteNonQueryAsync();
        }

        var run = await trial.RunAsync(["stages", "list", .. here]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.EndsWith("has a newer schema (29991231000000_FromTheFuture) than this version of the program knows. Run the newer version, or restore a backup.", run.Errors.TrimEnd(), StringComparison.Ordinal);
    }

    public void Dispose() => trial.Dispose();

    private string Filled(string text) => text
        .Replace("{cwd}", Directory.GetCurrentDirectory(), StringComparison.Ordinal)
        .Replace("{database}", trial.Database, StringComparison.Ordinal);

    private async Task NothingIsImportedAsync()
    {
        var document = await trial.DoneAsync("report", "stages", "--period", "2026-01", "--json");
        Assert.DoesNotContain("\"inflow\": 1", document, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(trial.Folder, "*.errors.csv"));
    }
}
