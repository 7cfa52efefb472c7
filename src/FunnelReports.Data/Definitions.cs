using System.Data.Common;
using System.Text.Json;
using FunnelReports.Core;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>The versions of what decides how moves are counted: the reporting time zone, the day on which weeks start and the stages. Each snapshot says by which it was made.</summary>
public static class Definitions
{
    /// <summary>The workspace by the definition and the saved segments in force inside the transaction: the one given, or read again when another process has changed them since.</summary>
    /// <remarks>Both change only in a transaction that keeps folds out, so inside a fold the answer stays true to the end.</remarks>
    public static async Task<Workspace> InForceAsync(FunnelDatabase database, DbTransaction transaction, Workspace known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(known);
        if (await VersionsAsync(transaction, cancel) == (known.DefinitionVersion, known.SegmentsVersion)) return known;
        await using var db = await database.OpenInAsync(transaction, cancel);
        return await WorkspaceStore.ReadAsync(db, cancel);
    }

    private static async Task<(int Definition, int Segments)> VersionsAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command("SELECT definition_version, segments_version FROM workspace");
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt32(0), row.GetInt32(1));
    }

    /// <summary>Notes a changed definition as the next version, in force from the first day that can still be published. Nothing is saved yet.</summary>
    /// <param name="db">The context that changes it.</param>
    /// <param name="workspace">The workspace with what is new of it, tracked by the context.</param>
    /// <param name="stages">All stages as they are to be.</param>
    /// <param name="by">Who changes it, and when.</param>
    /// <param name="cancel">Stops the work.</param>
    internal static async Task AddAsync(FunnelDb db, WorkspaceRow workspace, IEnumerable<StageRow> stages, (string Actor, Instant At) by, CancellationToken cancel)
    {
        workspace.DefinitionVersion++;
        db.Definitions.Add(RowOf(workspace, stages, await SinceAsync(db, workspace, by.At, cancel), by));
    }

    /// <summary>Notes the definition in force where it is not noted yet: in a new database, and in one from before definitions were kept. Nothing is saved yet.</summary>
    internal static async Task NoteAsync(FunnelDb db, Instant now, CancellationToken cancel)
    {
        var workspace = await db.Workspace.SingleAsync(cancel);
        if (await db.Definitions.AnyAsync(d => d.Version == workspace.DefinitionVersion, cancel)) return;
        var made = Instant.FromUtc(workspace.CreatedAt);
        var since = workspace.DefinitionVersion == 1 ? WorkspaceStore.CalendarOf(workspace).DayOf(made) : await SinceAsync(db, workspace, now, cancel);
        db.Definitions.Add(RowOf(workspace, await db.Stages.ToListAsync(cancel), since, (Audit.Program, workspace.DefinitionVersion == 1 ? made : now)));
    }

    private static async Task<DateOnly> SinceAsync(FunnelDb db, WorkspaceRow workspace, Instant now, CancellationToken cancel)
    {
        var today = WorkspaceStore.CalendarOf(workspace).DayOf(now);
        return await db.Publications.MaxAsync(p => (DateOnly?)p.Day, cancel) is { } published && published >= today ? published.AddDays(1) : today;
    }

    private static DefinitionRow RowOf(WorkspaceRow workspace, IEnumerable<StageRow> stages, DateOnly since, (string Actor, Instant At) by) => new()
    {
        Version = workspace.DefinitionVersion,
        Since = since,
        TimeZone = workspace.TimeZone,
        WeekStart = workspace.WeekStart,
        Stages = JsonSerializer.Serialize(
            stages.OrderBy(s => s.Id).Select(s => new { s.Id, s.Key, s.Name, s.Kind, s.Role, s.Order, s.Retired }), JsonSerializerOptions.Web),
        ChangedAt = by.At.ToUtc(),
        Actor = by.Actor,
    };
}
