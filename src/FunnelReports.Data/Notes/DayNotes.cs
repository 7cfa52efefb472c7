using FunnelReports.Core;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Notes;

/// <summary>What people wrote about days, and what the program itself knows to have happened on them. Each change is in the audit.</summary>
public sealed class DayNotes(FunnelDatabase database, WorkspaceStore workspaces, Audit audit, TimeProvider clock)
{
    /// <summary>So many can one person keep, and so many the team.</summary>
    public const int Most = 500;

    /// <summary>Characters of a note.</summary>
    public const int LongestText = 300;

    /// <summary>What a person can read of what people wrote, newest days first.</summary>
    public async Task<IReadOnlyList<DayNote>> WrittenAsync(Guid person, CancellationToken cancel)
    {
        await using var db = database.Open();
        return [.. (await db.Annotations.AsNoTracking().Where(n => n.OwnerId == null || n.OwnerId == person).OrderByDescending(n => n.FirstDay).ThenBy(n => n.Id).ToListAsync(cancel)).Select(NoteOf)];
    }

    /// <summary>All that happened in a range of days, by day: what this person can read, imports that brought something, changed budgets, changed definitions.</summary>
    public async Task<IReadOnlyList<DayNote>> InAsync(DayRange days, Guid person, CancellationToken cancel)
    {
        var calendar = (await workspaces.ReadAsync(cancel)).Calendar;
        var (from, to) = calendar.InstantsOf(days);
        var (since, until) = (from.ToUtc(), to.ToUtc());
        await using var db = database.Open();
        var written = await db.Annotations.AsNoTracking()
            .Where(n => n.FirstDay < days.End && n.LastDay >= days.Start && (n.OwnerId == null || n.OwnerId == person)).ToListAsync(cancel);
        var imports = await db.ImportRuns.AsNoTracking()
            .Where(r => r.FinishedAt >= since && r.FinishedAt < until && r.LeadsAdded + r.LeadsChanged + r.TransitionsAdded > 0)
            .Select(r => new { r.FinishedAt, r.FileName, Count = r.LeadsAdded + r.LeadsChanged + r.TransitionsAdded }).ToListAsync(cancel);
        var budgets = await db.AuditEntries.AsNoTracking().Where(a => a.Action == BudgetSaved && a.At >= since && a.At < until).Select(a => a.At).ToListAsync(cancel);
        var definitions = await db.Definitions.AsNoTracking().Where(d => d.Version > 1 && d.Since >= days.Start && d.Since < days.End).Select(d => d.Since).ToListAsync(cancel);
        return
        [
            .. written.Select(NoteOf)
                .Concat(imports.GroupBy(r => DayOf(r.FinishedAt!.Value)).Select(day => new DayNote(
                    DayNoteKind.Import, day.Key, day.Key, string.Join(", ", day.Select(r => r.FileName).Distinct(StringComparer.Ordinal)), day.Sum(r => r.Count))))
                .Concat(budgets.GroupBy(DayOf).Select(day => new DayNote(DayNoteKind.Budgets, day.Key, day.Key, "", day.Count())))
                .Concat(definitions.Distinct().Select(day => new DayNote(DayNoteKind.Definition, day, day, "")))
                .OrderBy(n => n.First).ThenBy(n => n.Kind),
        ];

        DateOnly DayOf(DateTime at) => calendar.DayOf(Instant.FromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
    }

    /// <summary>Writes a note.</summary>
    /// <param name="who">Who writes it.</param>
    /// <param name="first">Its first day.</param>
    /// <param name="last">Its last day, included; null when it is one day.</param>
    /// <param name="text">What happened.</param>
    /// <param name="forTeam">True when all are to see it.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="MistakeException">It cannot be kept; the message says why.</exception>
    public async Task AddAsync(NoteWriter who, DateOnly? first, DateOnly? last, string? text, bool forTeam, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (first is not { } begins) throw new MistakeException("The note has no day. Say on which day it happened, for example 2026-11-05.");
        if (last < begins) throw new MistakeException($"The last day, {last:yyyy-MM-dd}, lies before the first, {begins:yyyy-MM-dd}. Change one of them.");
        if (forTeam && !who.MayShare) throw new MistakeException("Your role writes no notes for the team. Write it for yourself.");
        var said = TextOf(text);
        await using var db = database.Open();
        var owner = forTeam ? (Guid?)null : who.Id;
        if (await db.Annotations.CountAsync(n => n.OwnerId == owner, cancel) >= Most) throw new MistakeException($"{Most} notes are kept here, and no more can be. Remove one that has had its day.");
        var now = clock.GetUtcNow();
        db.Annotations.Add(new AnnotationRow
        {
            Id = Guid.CreateVersion7(now),
            FirstDay = begins,
            LastDay = last ?? begins,
            Text = said,
            OwnerId = owner,
            NotedAt = now.UtcDateTime,
            NotedBy = who.Email,
        });
        audit.Add(db, who.Email, "note.add", Subject(begins, owner), said);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Removes a note.</summary>
    /// <exception cref="MistakeException">There is none such for this person to remove.</exception>
    public async Task RemoveAsync(NoteWriter who, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        await using var db = database.Open();
        var row = await db.Annotations.SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (row is null || (row.OwnerId != who.Id && !(row.OwnerId is null && who.MayShare)))
            throw new MistakeException("There is no such note, or it is not yours to remove. Somebody may have removed it.");
        db.Annotations.Remove(row);
        audit.Add(db, who.Email, "note.remove", Subject(row.FirstDay, row.OwnerId), row.Text);
        await db.SaveChangesAsync(cancel);
    }

    private const string BudgetSaved = "budget.save";

    private static DayNote NoteOf(AnnotationRow row) =>
        new(row.OwnerId is null ? DayNoteKind.Team : DayNoteKind.Mine, row.FirstDay, row.LastDay, row.Text) { Id = row.Id, By = row.NotedBy };

    private static string Subject(DateOnly day, Guid? owner) => owner is null ? $"{day:yyyy-MM-dd} (team)" : $"{day:yyyy-MM-dd}";

    private static string TextOf(string? text) => text?.Trim() switch
    {
        null or "" => throw new MistakeException("The note says nothing. Write what happened, for example: new landing page."),
        { Length: > LongestText } said => throw new MistakeException($"The note is {said.Length} characters long; {LongestText} are possible. Shorten it."),
        var said => said,
    };
}
