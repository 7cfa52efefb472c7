using System.Globalization;
using System.Security.Claims;
using FunnelReports.Data;
using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FunnelReports.Web.Auth;

/// <summary>
/// The cookie that keeps a person signed in: 14 days since the last visit, 90 days in all. Each request asks the database, by one query,
/// whether it still holds: a new password or a closed account ends it, a removed or added role counts at once. The same query tells the version of the data.
/// </summary>
public sealed class SignInCookie(FunnelDatabase database, FunnelDb db, Audit audit, TimeProvider clock, IOptions<IdentityOptions> identity) : CookieAuthenticationEvents
{
    /// <summary>Name of the cookie.</summary>
    public const string Name = "funnelreports.signin";

    /// <summary>Days without a visit after which it ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private const string SignedInAt = "signed-in-at";

    private ClaimsIdentityOptions Claims => identity.Value.ClaimsIdentity;

    /// <summary>Signs a person in.</summary>
    /// <param name="context">The request that the cookie answers.</param>
    /// <param name="user">Who it is; the password has been checked.</param>
    /// <param name="keep">True keeps the cookie when the browser is closed.</param>
    public static async Task GiveAsync(HttpContext context, AppUser user, bool keep)
    {
        var person = await context.RequestServices.GetRequiredService<IUserClaimsPrincipalFactory<AppUser>>().CreateAsync(user);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, person, new AuthenticationProperties { IsPersistent = keep });
    }

    /// <inheritdoc />
    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(SignedInAt, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var person = context.Principal;
        if (person is null || IsTooOld(context.Properties) || !Guid.TryParse(person.FindFirstValue(Claims.UserIdClaimType), out var id))
        {
            await EndAsync(context);
            return;
        }

        var now = await AccountLook.ReadAsync(database, db, id, context.HttpContext.RequestAborted);
        if (now is null || Users.IsClosed(now.LockedUntil) || now.Stamp != person.FindFirstValue(Claims.SecurityStampClaimType))
        {
            await EndAsync(context);
            return;
        }

        context.HttpContext.Features.Set(now.Data);
        if (!now.Roles.SetEquals(person.FindAll(Claims.RoleClaimType).Select(claim => claim.Value)))
        {
            context.ReplacePrincipal(WithRoles(person, now.Roles));
            context.ShouldRenew = true;
        }
    }

    /// <summary>A reader is sent to the sign-in page, a program is told.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForPrograms(context.Request)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>No redirect: the address stays, the page says that the role does not include it.</summary>
    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        audit.Add(db, context.HttpContext.User.Identity?.Name ?? "", "denied", $"{context.Request.Method} {context.Request.Path}");
        await db.SaveChangesAsync(context.HttpContext.RequestAborted);
    }

    private static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static async Task EndAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private bool IsTooOld(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(SignedInAt, out var text)
        || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) > Longest;

    private static ClaimsPrincipal WithRoles(ClaimsPrincipal person, IEnumerable<string> roles)
    {
        var old = (ClaimsIdentity)person.Identity!;
        var kept = old.Claims.Where(claim => claim.Type != old.RoleClaimType);
        var given = roles.Select(role => new Claim(old.RoleClaimType, role));
        return new ClaimsPrincipal(new ClaimsIdentity([.. kept, .. given], old.AuthenticationType, old.NameClaimType, old.RoleClaimType));
    }
}
