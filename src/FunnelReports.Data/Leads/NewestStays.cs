namespace FunnelReports.Data.Leads;

/// <summary>Collects the lines of a list and keeps the newest, so that a page of a long list takes no more memory than the pages before it.</summary>
/// <param name="most">How many to keep.</param>
internal sealed class NewestStays(long most)
{
    private const int Few = 1_000;

    private readonly List<Stay> kept = [];

    /// <summary>How many there were in all.</summary>
    public int Total { get; private set; }

    /// <summary>Takes a line.</summary>
    public void Add(Stay stay)
    {
        Total++;
        kept.Add(stay);
        if (kept.Count > Few && kept.Count / 2 > most) Cut();
    }

    /// <summary>Those that are kept, newest first.</summary>
    public IReadOnlyList<Stay> Sorted()
    {
        Cut();
        return kept;
    }

    private void Cut()
    {
        kept.Sort((a, b) => a.When != b.When ? b.When.CompareTo(a.When) : a.LeadId.CompareTo(b.LeadId));
        if (kept.Count > most) kept.RemoveRange((int)most, kept.Count - (int)most);
    }
}
