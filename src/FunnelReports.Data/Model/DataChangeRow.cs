namespace FunnelReports.Data.Model;

/// <summary>
/// Counts the changes that a report could show. Whoever changes something counts in one of several slots, so that writers do not wait for each other; the
/// sum of all is the version of the data.
/// </summary>
public sealed class DataChangeRow
{
    public required int Slot { get; init; }
    public long Changes { get; set; }
}
