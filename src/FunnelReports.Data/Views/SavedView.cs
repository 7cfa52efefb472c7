namespace FunnelReports.Data.Views;

/// <summary>A view of a report that somebody saved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; of one owner's views no two have the same.</param>
/// <param name="Page">The address of the report, one of <see cref="ViewPages"/>.</param>
/// <param name="Query">The query string with its question mark, or empty.</param>
/// <param name="IsTeams">True when it is the whole team's, false when it is one person's.</param>
/// <param name="DefaultFor">The role whose people meet it first; null for none.</param>
/// <param name="SavedBy">Who saved it last.</param>
public sealed record SavedView(Guid Id, string Name, string Page, string Query, bool IsTeams, string? DefaultFor, string SavedBy)
{
    /// <summary>Where it is: page and query.</summary>
    public string Address => Page + Query;
}
