using FunnelReports.Core;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Views;

/// <summary>Keeps views of reports under names: those of a person, and those of the team. Each change is in the audit.</summary>
public sealed class SavedViews(FunnelDatabase database, Audit audit, TimeProvider clock)
{
    /// <summary>So many can one person keep, and so many the team.</summary>
    public const int Most = 100;

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>Characters of a query string.</summary>
    public const int LongestQuery = 4_000;

    /// <summary>What a person can open: own views, then those of the team, each by name.</summary>
    public async Task<IReadOnlyList<SavedView>> OfAsync(Guid person, CancellationToken cancel)
    {
        await using var db = database.Open();
        var rows = await db.SavedViews.AsNoTracking().Where(v => v.OwnerId == null || v.OwnerId == person).ToListAsync(cancel);
        return [.. rows.Where(r => ViewPages.Find(r.Page) is not null).OrderBy(r => r.OwnerId is null).ThenBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).Select(ViewOf)];
    }

    /// <summary>The view that opens first for the first of these roles that has one; null when none has.</summary>
    public async Task<SavedView?> FirstForAsync(IReadOnlyList<string> roles, CancellationToken cancel)
    {
        await using var db = database.Open();
        var rows = await db.SavedViews.AsNoTracking().Where(v => v.OwnerId == null && v.DefaultFor != null).ToListAsync(cancel);
        return roles.Select(role => rows.FirstOrDefault(r => r.DefaultFor == role && ViewPages.Find(r.Page) is not null)).OfType<SavedViewRow>().Select(ViewOf).FirstOrDefault();
    }

    /// <summary>Saves a view. One of the same name and owner, whatever the case of its letters, is replaced and stays what opens first for a role.</summary>
    /// <exception cref="MistakeException">It cannot be saved; the message says why.</exception>
    public Task<SavedView> SaveAsync(ViewKeeper who, string? name, string? page, string? query, bool forTeam, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(who);
        var (called, path, values) = (NameOf(name), PageOf(page), QueryOf(query));
        if (forTeam && !who.MayShare) throw new MistakeException("Your role keeps no views of the team. Save it for yourself.");
        return ChangeAsync(
            async db =>
            {
                var owner = forTeam ? (Guid?)null : who.Id;
                var kept = await db.SavedViews.Where(v => v.OwnerId == owner).ToListAsync(cancel);
                var row = kept.FirstOrDefault(v => IsCalled(v, called));
                if (row is null && kept.Count >= Most) throw new MistakeException($"{Most} views are kept here, and no more can be. Remove one that nobody uses.");
                var now = clock.GetUtcNow();
                if (row is null) db.SavedViews.Add(row = new SavedViewRow { Id = Guid.CreateVersion7(now), Name = called, Page = path, Query = values, OwnerId = owner, SavedAt = now.UtcDateTime, SavedBy = who.Email });
                else (row.Name, row.Page, row.Query, row.SavedAt, row.SavedBy) = (called, path, values, now.UtcDateTime, who.Email);
                audit.Add(db, who.Email, "view.save", SubjectOf(row), path + values);
                return row;
            },
            cancel);
    }

    /// <summary>Gives a view another name.</summary>
    /// <exception cref="MistakeException">There is none such for this person to change, or the name is none or is taken.</exception>
    public Task<SavedView> RenameAsync(ViewKeeper who, Guid id, string? name, CancellationToken cancel)
    {
        var called = NameOf(name);
        return ChangeAsync(
            async db =>
            {
                var row = await FindAsync(db, who, id, cancel);
                var others = await db.SavedViews.Where(v => v.OwnerId == row.OwnerId && v.Id != id).ToListAsync(cancel);
                if (others.Any(v => IsCalled(v, called))) throw new MistakeException($"There is a view '{called}' already. Take another name, or remove that one first.");
                audit.Add(db, who.Email, "view.rename", SubjectOf(row), called);
                row.Name = called;
                return row;
            },
            cancel);
    }

    /// <summary>Removes a view.</summary>
    /// <exception cref="MistakeException">There is none such for this person to remove.</exception>
    public Task<SavedView> RemoveAsync(ViewKeeper who, Guid id, CancellationToken cancel) =>
        ChangeAsync(
            async db =>
            {
                var row = await FindAsync(db, who, id, cancel);
                db.SavedViews.Remove(row);
                audit.Add(db, who.Email, "view.remove", SubjectOf(row), row.Page + row.Query);
                return row;
            },
            cancel);

    /// <summary>Makes a view of the team what opens first for a role, instead of what did; null makes it so for none.</summary>
    /// <exception cref="MistakeException">There is no such view of the team.</exception>
    public Task<SavedView> OpenFirstAsync(string actor, Guid id, string? role, CancellationToken cancel) =>
        ChangeAsync(
            async db =>
            {
                var row = await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.OwnerId == null, cancel) ?? throw Missing();
                if (role is not null)
                {
                    foreach (var other in await db.SavedViews.Where(v => v.DefaultFor == role && v.Id != id).ToListAsync(cancel)) other.DefaultFor = null;
                    await db.SaveChangesAsync(cancel);
                }

                row.DefaultFor = role;
                audit.Add(db, actor, "view.default", SubjectOf(row), role ?? "nobody");
                return row;
            },
            cancel);

    private Task<SavedView> ChangeAsync(Func<FunnelDb, Task<SavedViewRow>> work, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                await using var db = await database.OpenInAsync(transaction, cancel);
                // The row of the workspace is held, so that changes come one after the other and each counts what the last has left.
                await db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.SegmentsVersion, w => w.SegmentsVersion), cancel);
                var row = await work(db);
                await db.SaveChangesAsync(cancel);
                return ViewOf(row);
            },
            cancel);

    private static async Task<SavedViewRow> FindAsync(FunnelDb db, ViewKeeper who, Guid id, CancellationToken cancel) =>
        await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id, cancel) is { } row && (row.OwnerId == who.Id || (row.OwnerId is null && who.MayShare)) ? row : throw Missing();

    private static MistakeException Missing() => new("There is no such view, or it is not yours to change. Somebody may have removed it.");

    private static SavedView ViewOf(SavedViewRow row) => new(row.Id, row.Name, row.Page, row.Query, row.OwnerId is null, row.DefaultFor, row.SavedBy);

    private static bool IsCalled(SavedViewRow row, string name) => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string SubjectOf(SavedViewRow row) => row.OwnerId is null ? $"{row.Name} (team)" : row.Name;

    private static string NameOf(string? name) => name?.Trim() switch
    {
        null or "" => throw new MistakeException("The view has no name. Give it one that people will know it by."),
        { Length: > LongestName } called => throw new MistakeException($"The name is {called.Length} characters long; {LongestName} are possible. Take a shorter one."),
        var called => called,
    };

    private static string PageOf(string? page) => ViewPages.Find(page) ?? throw new MistakeException("Only views of reports can be saved.");

    // As a browser writes it: escaped, so nothing in it can end a header or lead to another site.
    private static string QueryOf(string? query) => query switch
    {
        null or "" or "?" => "",
        { Length: > LongestQuery } => throw new MistakeException($"This view says {query.Length} characters in its address; {LongestQuery} can be kept. Save its leads as a segment first."),
        _ when query[0] == '?' && query.All(c => c is > ' ' and < '\u007f' and not '\\' and not '#') => query,
        _ => throw new MistakeException("This is not the query of a page."),
    };
}
