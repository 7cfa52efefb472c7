using System.Data.Common;
using FunnelReports.Data;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Auth;

/// <summary>An account as a request finds it, and the version of the data at the same instant.</summary>
/// <param name="Stamp">Changes with the password.</param>
/// <param name="LockedUntil">See <see cref="Users.IsClosed"/>.</param>
/// <param name="Roles">The names of its roles.</param>
/// <param name="Data">What was seen of the data.</param>
public sealed record AccountLook(string? Stamp, DateTimeOffset? LockedUntil, IReadOnlySet<string> Roles, DataSeen Data)
{
    // A row for each role, one with none for an account without roles.
    private const string Query =
        """
        SELECT u.security_stamp, u.lockout_end, r.name, CAST((SELECT COALESCE(SUM(changes), 0) FROM data_change) AS bigint),
               CASE WHEN EXISTS (SELECT 1 FROM saved_view v WHERE v.owner_id = u.id) OR EXISTS (SELECT 1 FROM annotation a WHERE a.owner_id = u.id) THEN 1 ELSE 0 END
        FROM app_user u LEFT JOIN app_user_role ur ON ur.user_id = u.id LEFT JOIN app_role r ON r.id = ur.role_id
        WHERE u.id = @id
        """;

    /// <summary>Looks at an account; null when there is none. Every request does, so the database keeps the query prepared.</summary>
    public static async Task<AccountLook?> ReadAsync(FunnelDatabase database, FunnelDb db, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Query;
            command.With("@id", id);
            await command.PrepareAsync(cancel);
            await using var row = await command.ExecuteReaderAsync(cancel);
            return await OfAsync(row, database, cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<AccountLook?> OfAsync(DbDataReader row, FunnelDatabase database, CancellationToken cancel)
    {
        AccountLook? look = null;
        var roles = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            if (!row.IsDBNull(2)) roles.Add(row.GetString(2));
            look ??= new AccountLook(
                row.IsDBNull(0) ? null : row.GetString(0),
                row.IsDBNull(1) ? null : new DateTimeOffset(database.ReadInstant(row, 1).ToUtc()),
                roles,
                new DataSeen(row.GetInt64(3), row.GetInt32(4) != 0));
        }

        return look;
    }
}
