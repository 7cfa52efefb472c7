namespace FunnelReports.Web.Auth;

/// <summary>An account as the list of users shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">The address it signs in with.</param>
/// <param name="Roles">Its roles, in the order of <see cref="Auth.Roles.All"/>.</param>
/// <param name="IsClosed">True when an admin has closed it.</param>
/// <param name="LockedUntil">When wrong passwords have locked it: until then; else null.</param>
public sealed record Person(Guid Id, string Email, IReadOnlyList<string> Roles, bool IsClosed, DateTimeOffset? LockedUntil);
