namespace FunnelReports.Data.Views;

/// <summary>Who saves, changes and removes views.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">Its e-mail, for the audit.</param>
/// <param name="MayShare">True when this person may also keep views of the team.</param>
public sealed record ViewKeeper(Guid Id, string Email, bool MayShare);
