using FunnelReports.Data.Views;

namespace FunnelReports.Web.Layout;

/// <summary>The menu of saved views in the bar of a report.</summary>
/// <param name="Page">The report that is open.</param>
/// <param name="Query">How it is open: its query string.</param>
/// <param name="Views">What the reader can open: own views, then those of the team.</param>
/// <param name="MayShare">True when the reader may save for the team.</param>
public sealed record ViewsMenu(string Page, string Query, IReadOnlyList<SavedView> Views, bool MayShare)
{
    /// <summary>True for the view that is open.</summary>
    public bool IsOpen(SavedView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Page == Page && view.Query == Query;
    }
}
