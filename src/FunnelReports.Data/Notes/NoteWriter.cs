namespace FunnelReports.Data.Notes;

/// <summary>Who writes and removes notes.</summary>
/// <param name="Id">The account.</param>
/// <param name="Email">Its e-mail, for the audit.</param>
/// <param name="MayShare">True when this person may also write notes for the team.</param>
public sealed record NoteWriter(Guid Id, string Email, bool MayShare);
