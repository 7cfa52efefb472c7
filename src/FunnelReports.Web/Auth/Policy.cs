namespace FunnelReports.Web.Auth;

/// <summary>One line of the table of policies: a verb and who may do it.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Roles">Any one of them is enough.</param>
public sealed record Policy(string Name, params IReadOnlyList<string> Roles);
