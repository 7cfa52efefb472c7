namespace FunnelReports.Web.Localization;

/// <summary>A number inside a sentence that stands for leads, with the address of exactly these; 0 has no list.</summary>
/// <param name="N">How many leads are listed there.</param>
/// <param name="Path">The address of the list; null when there is none.</param>
/// <param name="Shown">The number as the sentence has it: "1,204", "1,204 leads", or the share that they are of others.</param>
public sealed record LeadCount(long N, string? Path, string Shown)
{
    /// <inheritdoc />
    public override string ToString() => Shown;
}
