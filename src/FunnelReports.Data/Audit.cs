using System.Data.Common;
using FunnelReports.Data.Model;

namespace FunnelReports.Data;

/// <summary>
/// Who changed what and when. A row is added to the context that makes the change, so that both are saved together or not at all:
/// call <see cref="Add"/> before <c>SaveChangesAsync</c>.
/// </summary>
public sealed class Audit(TimeProvider clock)
{
    /// <summary>The actor of what is done at the command line, where nobody signs in.</summary>
    public const string CommandLine = "command line";

    /// <summary>The actor of what the program does by itself.</summary>
    public const string Program = "program";

    /// <summary>Notes an action; nothing is saved yet.</summary>
    /// <param name="db">The context that saves the change.</param>
    /// <param name="actor">The e-mail of the person, or <see cref="CommandLine"/> or <see cref="Program"/>.</param>
    /// <param name="action">Noun and verb, such as <c>budget.save</c> or <c>user.disable</c>.</param>
    /// <param name="subject">What it was done to, such as a user's e-mail or a month.</param>
    /// <param name="detail">The new values, never a secret; null when the action says it all.</param>
    public void Add(FunnelDb db, string actor, string action, string subject, string? detail = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntryRow
        {
            Id = Guid.CreateVersion7(now),
            At = now.UtcDateTime,
            Actor = actor,
            Action = action,
            Subject = subject,
            Detail = detail,
        });
    }

    /// <summary>Notes an action in a transaction that makes the change without a context; <paramref name="now"/> is as the database takes instants.</summary>
    public static async Task AddAsync(
        DbTransaction transaction, object now, string actor, string action, string subject, string? detail, CancellationToken cancel)
    {
        await using var insert = transaction.Command(
            "INSERT INTO audit_entry (id, at, actor, action, subject, detail) VALUES (@id, @now, @actor, @action, @subject, @detail)");
        insert.With("@id", Guid.CreateVersion7()).With("@now", now).With("@actor", actor).With("@action", action).With("@subject", subject).With("@detail", detail);
        await insert.ExecuteNonQueryAsync(cancel);
    }
}
