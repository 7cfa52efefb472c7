namespace FunnelReports.Data.Model;

/// <summary>
/// After a publication, a fold changed what a lead gives to days that were published already. Written by the fold; the restatement report folds just
/// these leads again.
/// </summary>
public sealed class RestatedLeadRow
{
    public required long LeadId { get; init; }

    /// <summary>The last publication before the change.</summary>
    public required long Publication { get; init; }

    /// <summary>The first day whose account changed.</summary>
    public required DateOnly SinceDay { get; set; }
}
