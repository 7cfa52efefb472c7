using FunnelReports.Data;
using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Auth;

/// <summary>
/// Adds and changes accounts. Each change is one transaction with its audit row; it gives null when done, or why it was refused.
/// There is always an admin: the last open account with that role cannot lose it and cannot be closed.
/// </summary>
public sealed class Users(FunnelDatabase database, FunnelDb db, UserManager<AppUser> accounts, Audit audit, TimeProvider clock)
{
    // A closed account is one that is locked for good.
    private static readonly DateTimeOffset ForGood = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when an account locked until then is closed.</summary>
    public static bool IsClosed(DateTimeOffset? lockedUntil) => lockedUntil >= ForGood;

    /// <summary>Everybody, by e-mail.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancel)
    {
        var rows = await db.Users.AsNoTracking().OrderBy(u => u.NormalizedEmail)
            .Select(u => new { u.Id, u.Email, u.LockoutEnd, Roles = db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList() })
            .ToListAsync(cancel);
        var now = clock.GetUtcNow();
        return
        [
            .. rows.Select(u => new Person(
                u.Id, u.Email!, [.. Roles.All.Intersect(u.Roles)], IsClosed(u.LockoutEnd), IsClosed(u.LockoutEnd) || u.LockoutEnd <= now ? null : u.LockoutEnd))
        ];
    }

    /// <summary>Opens an account.</summary>
    /// <param name="actor">Who does it: an e-mail, or <see cref="Audit.CommandLine"/>.</param>
    /// <param name="email">The address to sign in with.</param>
    /// <param name="roles">One or more of <see cref="Roles.All"/>.</param>
    /// <param name="password">See <see cref="PasswordRules"/>.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<Refusal?> AddAsync(string actor, string email, IReadOnlyCollection<string> roles, string password, CancellationToken cancel) =>
        ChangeAsync(() => AddWithinAsync(actor, email, roles, password, cancel), cancel);

    /// <summary>Gives a person exactly these roles. They count from the person's next request on.</summary>
    public Task<Refusal?> SetRolesAsync(string actor, Guid id, IReadOnlyCollection<string> roles, CancellationToken cancel) =>
        ChangeOneAsync(id, async user =>
        {
            if (await RefuseRolesAsync(roles, cancel) is { } refusal) return refusal;
            var old = await accounts.GetRolesAsync(user);
            if (old.ToHashSet().SetEquals(roles)) return null;
            Expect(await accounts.RemoveFromRolesAsync(user, old.Except(roles)));
            Expect(await accounts.AddToRolesAsync(user, roles.Except(old)));
            audit.Add(db, actor, "user.roles", user.Email!, $"{InOrder(old)} -> {InOrder(roles)}");
            return await NeedAnAdminAsync(cancel);
        }, cancel);

    /// <summary>Closes an account: whoever uses it is signed out by the next request.</summary>
    public Task<Refusal?> CloseAsync(string actor, Guid id, CancellationToken cancel) =>
        ChangeOneAsync(id, async user =>
        {
            Expect(await accounts.SetLockoutEndDateAsync(user, ForGood));
            Expect(await accounts.UpdateSecurityStampAsync(user));
            audit.Add(db, actor, "user.close", user.Email!);
            return await NeedAnAdminAsync(cancel);
        }, cancel);

    /// <summary>Opens a closed or locked account again.</summary>
    public Task<Refusal?> ReopenAsync(string actor, Guid id, CancellationToken cancel) =>
        ChangeOneAsync(id, async user =>
        {
            Expect(await accounts.SetLockoutEndDateAsync(user, null));
            Expect(await accounts.ResetAccessFailedCountAsync(user));
            audit.Add(db, actor, "user.reopen", user.Email!);
            return null;
        }, cancel);

    /// <summary>Gives a person another password and ends all of the person's sign-ins.</summary>
    public Task<Refusal?> SetPasswordAsync(string actor, Guid id, string password, CancellationToken cancel) =>
        ChangeOneAsync(id, user => SetPasswordWithinAsync(actor, user, password), cancel);

    /// <summary>Changes one's own password and ends one's other sign-ins.</summary>
    public Task<Refusal?> ChangeOwnPasswordAsync(Guid id, string current, string password, CancellationToken cancel) =>
        ChangeOneAsync(id, async user => await accounts.CheckPasswordAsync(user, current)
            ? await SetPasswordWithinAsync(user.Email!, user, password)
            : new Refusal("The current password is not right."), cancel);

    /// <summary>True when somebody can sign in as an admin.</summary>
    public Task<bool> AnyAdminAsync(CancellationToken cancel) =>
        db.UserRoles.Where(r => db.Roles.Any(role => role.Id == r.RoleId && role.Name == Roles.Admin))
            .AnyAsync(r => db.Users.Any(u => u.Id == r.UserId && (u.LockoutEnd == null || u.LockoutEnd < ForGood)), cancel);

    /// <summary>As <see cref="AddAsync"/>, inside a transaction that the caller has begun.</summary>
    internal async Task<Refusal?> AddWithinAsync(string actor, string email, IReadOnlyCollection<string> roles, string password, CancellationToken cancel)
    {
        email = email.Trim();
        if (await RefuseRolesAsync(roles, cancel) is { } refusal) return refusal;
        var user = new AppUser { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = email, Email = email };
        if (Refused(await accounts.CreateAsync(user, password), email) is { } wrong) return wrong;
        Expect(await accounts.AddToRolesAsync(user, roles));
        audit.Add(db, actor, "user.add", email, InOrder(roles));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static string InOrder(IEnumerable<string> roles) => string.Join(", ", Roles.All.Intersect(roles));

    private static void Expect(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    private static Refusal? Refused(IdentityResult result, string email) => result.Errors.FirstOrDefault() switch
    {
        null => null,
        { Code: nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) } => new Refusal("There is already an account for {0}.", email),
        { Code: nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) } => email.Length == 0
            ? new Refusal("Give the e-mail address to sign in with.")
            : new Refusal("'{0}' is no e-mail address.", email),
        { } other => new Refusal(other.Description),
    };

    private async Task<Refusal?> SetPasswordWithinAsync(string actor, AppUser user, string password)
    {
        if (PasswordRules.Refuse(user.Email!, password) is { } reason) return new Refusal(reason);
        Expect(await accounts.RemovePasswordAsync(user));
        Expect(await accounts.AddPasswordAsync(user, password));
        audit.Add(db, actor, "user.password", user.Email!);
        return null;
    }

    private async Task<Refusal?> RefuseRolesAsync(IReadOnlyCollection<string> roles, CancellationToken cancel)
    {
        if (roles.Count == 0) return new Refusal("Choose at least one role: {0}.", string.Join(", ", Roles.All));
        if (roles.Except(Roles.All).FirstOrDefault() is { } unknown) return new Refusal("'{0}' is no role. The roles are {1}.", unknown, string.Join(", ", Roles.All));
        var made = await db.Roles.Select(r => r.Name).ToListAsync(cancel);
        foreach (var role in Roles.All.Except(made))
        {
            db.Roles.Add(new IdentityRole<Guid> { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = role, NormalizedName = accounts.NormalizeName(role) });
        }

        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task<Refusal?> NeedAnAdminAsync(CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        return await AnyAdminAsync(cancel) ? null : new Refusal("Somebody must stay an admin. Make another person an admin first.");
    }

    private Task<Refusal?> ChangeOneAsync(Guid id, Func<AppUser, Task<Refusal?>> change, CancellationToken cancel) =>
        ChangeAsync(async () => await accounts.FindByIdAsync(id.ToString()) is not { } user
            ? new Refusal("There is no such account any more.")
            : await change(user), cancel);

    private Task<Refusal?> ChangeAsync(Func<Task<Refusal?>> change, CancellationToken cancel) =>
        database.ChangeAsync(
            db,
            async () =>
            {
                await OneAtATimeAsync(db, cancel);
                var refusal = await change();
                if (refusal is null) await db.SaveChangesAsync(cancel);
                return refusal;
            },
            refusal => refusal is null,
            cancel);

    // Changes of accounts wait for each other, so that two admins cannot remove each other, nor two people open the same account.
    internal static Task OneAtATimeAsync(FunnelDb db, CancellationToken cancel) =>
        db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.Demo, w => w.Demo), cancel);
}
