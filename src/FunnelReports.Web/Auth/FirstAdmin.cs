using System.Security.Cryptography;
using System.Text;
using FunnelReports.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Auth;

/// <summary>
/// The way in while there is no admin: a one-time token that each start of the server makes anew and prints. The database keeps only its hash,
/// and nothing once an admin exists.
/// </summary>
public sealed class FirstAdmin(FunnelDatabase database, FunnelDb db, Users users)
{
    private const int TokenBytes = 32;

    /// <summary>As <see cref="NewTokenAsync(CancellationToken)"/>, for the server that has just started.</summary>
    public static async Task<string?> NewTokenAsync(IServiceProvider server, CancellationToken cancel)
    {
        await using var scope = server.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstAdmin>().NewTokenAsync(cancel);
    }

    /// <summary>True while a token waits for the first admin, who may also come by the command line.</summary>
    public async Task<bool> IsAwaitedAsync(CancellationToken cancel) =>
        await db.Workspace.AnyAsync(w => w.SetupTokenHash != null, cancel) && !await users.AnyAdminAsync(cancel);

    /// <summary>A new token, in place of any older one; null when there is an admin already.</summary>
    public Task<string?> NewTokenAsync(CancellationToken cancel) => database.ChangeAsync(
        db,
        async () =>
        {
            var token = await users.AnyAdminAsync(cancel) ? null : WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
            var hash = token is null ? null : HashOf(token);
            await db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.SetupTokenHash, hash), cancel);
            return token;
        },
        _ => true,
        cancel);

    /// <summary>Makes the first admin and uses up the token. Of two who try at once, one succeeds.</summary>
    public Task<Refusal?> MakeAsync(string token, string email, string password, CancellationToken cancel) => database.ChangeAsync(
        db,
        async () =>
        {
            var hash = HashOf(token);
            var used = await db.Workspace.Where(w => w.SetupTokenHash == hash)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.SetupTokenHash, (string?)null), cancel);
            return used == 1 && !await users.AnyAdminAsync(cancel)
                ? await users.AddWithinAsync(email.Trim(), email, [Roles.Admin], password, cancel)
                : new Refusal("This link does not work any more. Use the one that the program printed when it last started.");
        },
        refusal => refusal is null,
        cancel);

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim())));
}
