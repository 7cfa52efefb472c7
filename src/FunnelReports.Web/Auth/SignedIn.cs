using System.Security.Claims;

namespace FunnelReports.Web.Auth;

/// <summary>What the cookie says of who is signed in.</summary>
public static class SignedIn
{
    /// <summary>The account; null when nobody is.</summary>
    public static Guid? Id(this ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    }

    /// <summary>The roles, in the order of <see cref="Roles.All"/>.</summary>
    public static IReadOnlyList<string> InRoles(this ClaimsPrincipal person) => [.. Roles.All.Where(person.IsInRole)];
}
