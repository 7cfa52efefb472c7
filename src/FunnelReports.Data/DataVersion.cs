using System.Data.Common;
using System.Globalization;
using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data;

/// <summary>
/// The version of all that a report could show: it rises with each transaction that changes any of it, and is seen to have risen exactly when the change is
/// seen. Each transaction counts once, as the last thing it does and in one of many slots, so that writers hardly ever wait for each other.
/// </summary>
public static class DataVersion
{
    /// <summary>The slot of rebuilds. They read one snapshot and would fail on a row that another writer has counted in since; they never run beside each other.</summary>
    internal const int OfRebuilds = 0;

    private const int Slots = 64;

    private static readonly HashSet<Type> Unshown =
    [
        typeof(AppUser), typeof(IdentityRole<Guid>), typeof(IdentityUserRole<Guid>), typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>),
        typeof(IdentityUserToken<Guid>), typeof(IdentityRoleClaim<Guid>), typeof(DataProtectionKeyRow), typeof(AuditEntryRow), typeof(JobRunRow),
    ];

    /// <summary>The version as committed by now.</summary>
    public static async Task<long> ReadAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var db = database.Open();
        return await db.DataChanges.SumAsync(row => row.Changes, cancel);
    }

    /// <summary>Whether rows of this type can be seen in reports: not accounts, keys, audit and the claims of jobs.</summary>
    internal static bool Shows(Type row) => !Unshown.Contains(row);

    /// <summary>A slot for a transaction that is no rebuild.</summary>
#pragma warning disable CA5394 // Nobody gains anything by guessing it.
    internal static int AnySlot() => Random.Shared.Next(OfRebuilds + 1, Slots);
#pragma warning restore CA5394

    /// <summary>Counts a change if this condition of SQL holds.</summary>
    internal static async Task CountAsync(DbTransaction transaction, int slot, string condition, long writtenBefore, CancellationToken cancel)
    {
        await using var command = transaction.Command(Count(slot, condition));
        if (condition.Contains("@before", StringComparison.Ordinal)) command.With("@before", writtenBefore);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>SQL that counts a change in a slot if this condition holds.</summary>
    internal static string Count(int slot, string condition) => string.Create(
        CultureInfo.InvariantCulture,
        $"INSERT INTO data_change (slot, changes) SELECT {slot}, 1 WHERE {condition} ON CONFLICT (slot) DO UPDATE SET changes = data_change.changes + 1");
}
