using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Model;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Rollups;
using FunnelReports.Data.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Filters;

/// <summary>
/// Saves filters as segments that the rollups keep, and removes them. Both happen in a transaction that keeps folds out, together with the segment's cells:
/// from then on every fold, rebuild and reconciliation counts by the new list.
/// </summary>
public sealed class SavedSegments(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock)
{
    /// <summary>So many can be saved: each makes every fold write a part more.</summary>
    public const int Most = 50;

    private const int LongestName = 100;

    /// <summary>Saves a filter under a name and fills its rollups from the log.</summary>
    /// <param name="actor">Who saves it.</param>
    /// <param name="name">Its name, not given yet.</param>
    /// <param name="text">The filter as typed, see <see cref="FilterText"/>.</param>
    /// <param name="progress">Told which share of the leads has been read, from 0 to 1.</param>
    /// <param name="cancel">Stops the work; nothing is saved then.</param>
    /// <exception cref="MistakeException">The name or the filter cannot be saved; the message says why.</exception>
    public Task<SavedSegment> SaveAsync(string actor, string name, string? text, Action<double>? progress, CancellationToken cancel)
    {
        var called = NameOf(name);
        return database.RebuildAsync(
            async transaction =>
            {
                await using var db = await database.OpenInAsync(transaction, cancel);
                var workspace = await WorkspaceStore.ReadAsync(db, cancel);
                var choice = await new SegmentReader(workspace).ReadAsync(transaction, text, cancel);
                Check(workspace, called, choice);
                var publication = await Publications.LastAsync(transaction, cancel) is { } last ? Math.Max(0, last.Number) : 0;
                var id = (int)await IdBlocks.TakeAsync(transaction, IdBlocks.DimensionValue, 1, cancel);
                await FillAsync(transaction, workspace, choice, id, progress, cancel);
                db.SavedSegments.Add(new SavedSegmentRow { Id = id, Name = called, SavedAt = clock.GetUtcNow().UtcDateTime, SavedBy = actor, Publication = publication });
                db.SavedSegmentValues.AddRange(ValuesOf(choice.Filter).Select(value => new SavedSegmentValueRow { SegmentId = id, ValueId = value }));
                await NextVersionAsync(db, actor, "segment.save", called, choice.Text, cancel);
                return new SavedSegment(id, called, choice.Filter, publication);
            },
            cancel);
    }

    /// <summary>Removes a saved segment and its rollups. What was published of it stays in the snapshots.</summary>
    /// <exception cref="MistakeException">There is none of that name.</exception>
    public Task RemoveAsync(string actor, string name, CancellationToken cancel) =>
        database.RebuildAsync(
            async transaction =>
            {
                await using var db = await database.OpenInAsync(transaction, cancel);
                var workspace = await WorkspaceStore.ReadAsync(db, cancel);
                var segment = SegmentReader.Find(workspace, name);
                foreach (var table in RollupWriter.SegmentTables)
                {
                    await using var delete = transaction.Command($"DELETE FROM {table} WHERE segment_id = @segment").With("@segment", segment.Id);
                    await delete.ExecuteNonQueryAsync(cancel);
                }

                db.SavedSegmentValues.RemoveRange(await db.SavedSegmentValues.Where(v => v.SegmentId == segment.Id).ToListAsync(cancel));
                db.SavedSegments.Remove(await db.SavedSegments.SingleAsync(s => s.Id == segment.Id, cancel));
                await NextVersionAsync(db, actor, "segment.remove", segment.Name, null, cancel);
                return true;
            },
            cancel);

    /// <summary>The saved segments with the text of their filters, by name.</summary>
    public async Task<IReadOnlyList<(SavedSegment Segment, string Text)>> ListAsync(CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        return await database.ReadAsync<IReadOnlyList<(SavedSegment, string)>>(
            async transaction =>
            {
                var names = await DimensionNames.ReadAsync(transaction, workspace.SavedSegments.SelectMany(s => ValuesOf(s.Filter)).ToHashSet(), cancel);
                return [.. workspace.SavedSegments.Select(s => (s, SegmentReader.TextOf(s.Filter, names)))];
            },
            cancel);
    }

    /// <summary>The saved segments as this context sees them, by name.</summary>
    internal static async Task<IReadOnlyList<SavedSegment>> ReadAsync(FunnelDb db, CancellationToken cancel)
    {
        var rows = await db.SavedSegments.AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var values = await db.SavedSegmentValues.AsNoTracking()
            .Join(db.DimensionValues, v => v.ValueId, d => d.Id, (v, d) => new { v.SegmentId, d.Dimension, d.Id }).ToListAsync(cancel);
        var bySegment = values.ToLookup(v => v.SegmentId, v => ((Dimension)v.Dimension, v.Id));
        return
        [
            .. rows.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
                .Select(r => new SavedSegment(r.Id, r.Name, SegmentReader.FilterOf(bySegment[r.Id]), r.Publication)),
        ];
    }

    private async Task FillAsync(DbTransaction transaction, Workspace workspace, SegmentChoice choice, int id, Action<double>? progress, CancellationToken cancel)
    {
        var cells = await new FoldedLog(database, workspace, progress).FoldAsync(
            transaction, SegmentSql.Of(choice.Filter), part => part.FillingOne(Bucketing.Stored(workspace.Calendar.WeekStart), id), null, cancel);
        await database.Rollups.AddAsync(transaction, cells, cancel);
    }

    private async Task NextVersionAsync(FunnelDb db, string actor, string action, string name, string? detail, CancellationToken cancel)
    {
        (await db.Workspace.SingleAsync(cancel)).SegmentsVersion++;
        new Audit(clock).Add(db, actor, action, name, detail);
        await db.SaveChangesAsync(cancel);
    }

    private static string NameOf(string name)
    {
        var called = name?.Trim() ?? "";
        return called switch
        {
            "" => throw new MistakeException("The segment has no name. Give it one that people will know it by."),
            { Length: > LongestName } => throw new MistakeException($"The name is {called.Length} characters long; {LongestName} are possible. Take a shorter one."),
            _ when FilterText.Parse($"{FilterText.Saved}={called}").Count != 1 =>
                throw new MistakeException($"The name '{called}' would be read as several conditions. Leave out the & or the = sign."),
            _ => called,
        };
    }

    private static void Check(Workspace workspace, string name, SegmentChoice choice)
    {
        if (choice.IsAll) throw new MistakeException("All leads are kept anyway. Choose at least one value, e.g. channel=Email.");
        if (choice.Filter.IsNobody) throw new MistakeException($"No lead can be in '{choice.Text}': its conditions exclude each other. Leave one of them out.");
        if (choice.IsStored) throw new MistakeException($"'{choice.Text}' is kept already: its reports come from the rollups.");
        if (workspace.SavedSegments.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new MistakeException($"There is a saved segment '{same.Name}' already. Take another name, or remove that one first.");
        if (workspace.SavedSegments.Count >= Most) throw new MistakeException($"{Most} segments are saved, and no more can be. Remove one that nobody uses.");
    }

    private static IEnumerable<int> ValuesOf(LeadFilter filter) =>
        filter.Channels.Select(v => v == 0 ? Segments.NoChannel : v)
            .Concat(filter.Personas.Select(v => v == 0 ? Segments.NoPersona : v))
            .Concat(filter.Origins.Select(v => v == 0 ? Segments.NoOrigin : v))
            .Concat(filter.Campaigns.Select(v => v == 0 ? Segments.NoCampaign : v));
}
