namespace FunnelReports.Web.Exports;

/// <summary>What stands on a page: what it was asked, and its tables.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Facts">What it says of itself, each with its name: its sentence, "Period", "Leads", notes.</param>
/// <param name="Tables">Its tables from top to bottom, its figures first.</param>
public sealed record SeenPage(string Title, IReadOnlyList<(string Name, string Words)> Facts, IReadOnlyList<SeenTable> Tables)
{
    /// <summary>The table with this id, or with this number counted from 1; the first without any; null when there is none.</summary>
    public SeenTable? Table(string? which) =>
        string.IsNullOrEmpty(which) ? (Tables.Count > 0 ? Tables[0] : null)
        : Tables.FirstOrDefault(table => table.Id == which) ?? (int.TryParse(which, out var number) && number >= 1 && number <= Tables.Count ? Tables[number - 1] : null);
}
