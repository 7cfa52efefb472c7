using System.Security.Cryptography;
using FunnelReports.Data;
using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Auth;

/// <summary>
/// Decides whether an e-mail and a password open an account. It takes as long and says the same whether the account is unknown or locked
/// or the password is wrong. Five wrong tries in a row lock an account for fifteen minutes.
/// </summary>
public sealed class PasswordCheck(
    FunnelDatabase database, FunnelDb db, UserManager<AppUser> accounts, IPasswordHasher<AppUser> hasher, Audit audit, TimeProvider clock)
{
    /// <summary>Wrong tries in a row that lock an account.</summary>
    public const int Tries = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    private static readonly Lock Gate = new();
    private static string? nobodysHash;

    /// <summary>The person, or null.</summary>
    public async Task<AppUser?> FindAsync(string email, string password, CancellationToken cancel)
    {
        var nobody = NobodysHash();
        var user = await accounts.FindByEmailAsync(email);
        var answer = hasher.VerifyHashedPassword(user ?? new AppUser(), user?.PasswordHash ?? nobody, password);
        var matches = user?.PasswordHash is not null && answer != PasswordVerificationResult.Failed;
        var isIn = await database.ChangeAsync(
            db,
            async () =>
            {
                var isOpen = user is not null && await TakeTryAsync(user.Id, matches, cancel);
                Note(user, isOpen, matches);
                await db.SaveChangesAsync(cancel);
                return isOpen && matches;
            },
            _ => true,
            cancel);
        return isIn ? user : null;
    }

    // Counted in the database, one try after the other: a hundred tries sent at once are still a hundred tries.
    private async Task<bool> TakeTryAsync(Guid id, bool matches, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var account = db.Users.Where(u => u.Id == id);
        var isOpen = await account.Where(u => u.LockoutEnd == null || u.LockoutEnd <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => matches ? 0 : u.AccessFailedCount + 1), cancel) == 1;
        if (isOpen && !matches)
        {
            DateTimeOffset? end = now + Locked;
            await account.Where(u => u.AccessFailedCount >= Tries)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, end).SetProperty(u => u.AccessFailedCount, 0), cancel);
        }

        return isOpen;
    }

    // What was typed is not kept for an unknown address: people type passwords into the wrong field.
    private void Note(AppUser? user, bool isOpen, bool matches)
    {
        var who = user?.Email ?? "unknown address";
        if (isOpen && matches) audit.Add(db, who, "sign-in", who);
        else audit.Add(db, who, "sign-in.refused", who, user is not null && !isOpen ? "the account is locked or closed" : null);
    }

    private string NobodysHash()
    {
        lock (Gate)
        {
            return nobodysHash ??= hasher.HashPassword(new AppUser(), RandomNumberGenerator.GetHexString(32));
        }
    }
}
