namespace FunnelReports.Data.Notes;

/// <summary>Where a note comes from.</summary>
public enum DayNoteKind
{
    /// <summary>Somebody wrote it for themselves.</summary>
    Mine,

    /// <summary>Somebody wrote it for the team.</summary>
    Team,

    /// <summary>A file was imported on this day.</summary>
    Import,

    /// <summary>Budgets were changed on this day.</summary>
    Budgets,

    /// <summary>The time zone, the week or the stages by which days are counted were changed.</summary>
    Definition,
}
