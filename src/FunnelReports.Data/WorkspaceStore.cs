using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>Makes, reads and changes the workspace.</summary>
public sealed class WorkspaceStore(FunnelDatabase database, TimeProvider clock)
{
    /// <summary>Brings the schema up to date and, in a new database, makes the workspace with the default funnel.</summary>
    public async Task MigrateAsync(WorkspaceSeed seed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(seed);
        seed.Validate();
        await database.MigrateAsync(cancel);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(cancel);
        await using var transaction = await database.BeginWriteAsync(db.Database.GetDbConnection(), cancel);
        await db.Database.UseTransactionAsync(transaction, cancel);
        if (!await db.Workspace.AnyAsync(cancel))
        {
            db.Workspace.Add(NewRow(seed));
            db.Stages.AddRange(Funnel.Default.Stages.Select(RowOf));
            db.DimensionValues.AddRange(FixedDimensionValues());
            db.IdBlocks.Add(new IdBlockRow { Name = IdBlocks.DimensionValue, Next = Segments.FirstValueId });
            await db.SaveChangesAsync(cancel);
        }

        await Definitions.NoteAsync(db, Now(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The names of the migrations that the database still lacks, in order. All of them when it is empty.</summary>
    public async Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return [.. await db.Database.GetPendingMigrationsAsync(cancel)];
    }

    /// <summary>Whether this version of the program can work with the tables as they are. Cheap: it needs no EF model.</summary>
    public async Task<SchemaState> SchemaAsync(CancellationToken cancel)
    {
        var known = database.Migrations.ToHashSet(StringComparer.Ordinal);
        var applied = await AppliedAsync(cancel);
        return applied.Count == 0 ? SchemaState.Empty
            : !applied.IsSubsetOf(known) ? SchemaState.Newer
            : applied.Count < known.Count ? SchemaState.Old
            : SchemaState.Current;
    }

    /// <summary>The workspace as it is now.</summary>
    public async Task<Workspace> ReadAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await ReadAsync(db, cancel);
    }

    /// <summary>The workspace as this context sees it.</summary>
    internal static async Task<Workspace> ReadAsync(FunnelDb db, CancellationToken cancel)
    {
        var row = await db.Workspace.AsNoTracking().SingleAsync(cancel);
        var stages = await db.Stages.AsNoTracking().ToListAsync(cancel);
        return new Workspace(
            new Funnel(stages.Select(StageOf)),
            CalendarOf(row),
            Currency.Parse(row.Currency),
            row.SnapshotCron,
            row.DefinitionVersion,
            row.FixedLagDays,
            Instant.FromUtc(row.CreatedAt),
            row.Demo,
            await SavedSegments.ReadAsync(db, cancel),
            row.SegmentsVersion);
    }

    /// <summary>Sets when the nightly snapshot runs, with an audit row when that changes it. The caller has checked the expression.</summary>
    public Task SetSnapshotCronAsync(string actor, string cron, CancellationToken cancel) =>
        SetAsync(actor, "schedule.set", "snapshot", row => row.SnapshotCron, row => row.SnapshotCron = cron, cancel);

    /// <summary>
    /// Sets the reporting time zone inside the transaction, with an audit row and a new version of the definition when that changes it. The caller keeps
    /// folds out and makes the rollups anew in the same transaction. False when the zone was set already.
    /// </summary>
    public Task<bool> SetTimeZoneAsync(DbTransaction transaction, string actor, string zone, CancellationToken cancel) =>
        RedefineAsync(transaction, actor, "TimeZone", row => row.TimeZone, row => row.TimeZone = zone, cancel);

    /// <summary>Sets the day on which weeks start inside the transaction, as <see cref="SetTimeZoneAsync"/> sets the zone: cells of weeks are kept. False when it was set already.</summary>
    public Task<bool> SetWeekStartAsync(DbTransaction transaction, string actor, WeekStart start, CancellationToken cancel) =>
        RedefineAsync(transaction, actor, "WeekStart", row => WeekStart.Of(row.WeekStart).Key, row => row.WeekStart = (short)start.Number, cancel);

    /// <summary>Sets the currency, with an audit row when that changes it. The caller has made sure that no amount is kept in the old one.</summary>
    public Task SetCurrencyAsync(string actor, Currency currency, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return SetAsync(actor, "setting.set", "Currency", row => row.Currency, row => row.Currency = currency.Code, cancel);
    }

    /// <summary>Sets the month (1 to 12) in which the fiscal year starts, with an audit row when that changes it. Nothing stored depends on it.</summary>
    public Task SetFiscalYearStartAsync(string actor, int month, CancellationToken cancel) =>
        SetAsync(actor, "setting.set", "FiscalYearStart", row => $"{row.FiscalYearStart}", row => row.FiscalYearStart = (short)month, cancel);

    /// <summary>Fixes the days from first entry to MQL by which the lag-adjusted cost moves the spend window back, null to measure them, with an audit row when that changes it.</summary>
    public Task SetFixedLagAsync(string actor, int? days, CancellationToken cancel) =>
        SetAsync(actor, "setting.set", "CostLagDays", row => LagText(row.FixedLagDays), row => row.FixedLagDays = days, cancel);

    /// <summary>A fixed lag as settings write it.</summary>
    public static string LagText(int? days) => days is { } given ? given.ToString(CultureInfo.InvariantCulture) : "measured";

    private async Task<bool> RedefineAsync(
        DbTransaction transaction, string actor, string subject, Func<WorkspaceRow, string> read, Action<WorkspaceRow> write, CancellationToken cancel)
    {
        await using var db = await database.OpenInAsync(transaction, cancel);
        var row = await db.Workspace.SingleAsync(cancel);
        var before = read(row);
        write(row);
        if (read(row) == before) return false;
        new Audit(clock).Add(db, actor, "setting.set", subject, $"{before} -> {read(row)}");
        await Definitions.AddAsync(db, row, await db.Stages.ToListAsync(cancel), (actor, Now()), cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task SetAsync(
        string actor, string action, string subject, Func<WorkspaceRow, string> read, Action<WorkspaceRow> write, CancellationToken cancel)
    {
        await using var db = database.Open();
        var row = await db.Workspace.SingleAsync(cancel);
        var before = read(row);
        write(row);
        if (read(row) == before) return;
        new Audit(clock).Add(db, actor, action, subject, $"{before} -> {read(row)}");
        await db.SaveChangesAsync(cancel);
    }

    private Instant Now() => Instant.FromUtc(clock.GetUtcNow().UtcDateTime);

    private async Task<HashSet<string>> AppliedAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var applied = new HashSet<string>(StringComparer.Ordinal);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" WHERE EXISTS (SELECT 1 FROM workspace)";
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel)) applied.Add(rows.GetString(0));
            return applied;
        }
        catch (DbException)
        {
            // One of the tables is missing: EF knows how to ask an empty database.
            return [.. await db.Database.GetAppliedMigrationsAsync(cancel)];
        }
    }

    private WorkspaceRow NewRow(WorkspaceSeed seed) => new()
    {
        TimeZone = seed.TimeZone.Trim(),
        Currency = Currency.Parse(seed.Currency).Code,
        FiscalYearStart = (short)seed.FiscalYearStart,
        WeekStart = (short)seed.WeekStart.Number,
        SnapshotCron = WorkspaceSeed.DefaultSnapshotCron,
        CreatedAt = clock.GetUtcNow().UtcDateTime,
        Demo = seed.Demo,
    };

    private static IEnumerable<DimensionValueRow> FixedDimensionValues() =>
        new[] { (Segments.NoChannel, Dimension.Channel), (Segments.NoPersona, Dimension.Persona), (Segments.NoOrigin, Dimension.Origin), (Segments.NoCampaign, Dimension.Campaign) }
            .Select(v => new DimensionValueRow { Id = v.Item1, Dimension = (short)v.Item2, Key = DimensionValues.NotSet });

    internal static ReportingCalendar CalendarOf(WorkspaceRow row) => ReportingCalendar.Create(row.TimeZone, row.FiscalYearStart, WeekStart.Of(row.WeekStart));

    internal static StageRow RowOf(Stage stage) => new()
    {
        Id = stage.Id,
        Key = stage.Key,
        Name = stage.Name,
        Kind = stage.Kind.ToString(),
        Role = stage.Role?.ToString(),
        Order = stage.Order,
        Retired = stage.Retired,
    };

    internal static Stage StageOf(StageRow row) => new(
        row.Id, row.Key, row.Name, Enum.Parse<StageKind>(row.Kind), row.Role is null ? null : Enum.Parse<StageRole>(row.Role), row.Order, row.Retired);
}
