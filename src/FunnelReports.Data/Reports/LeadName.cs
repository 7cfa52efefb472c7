namespace FunnelReports.Data.Reports;

/// <summary>How lists call leads. Name, company and e-mail are personal data: show them only to those who may see leads.</summary>
/// <param name="ExternalId">Its id in the system it came from.</param>
public sealed record LeadName(string ExternalId, string? Name, string? Company, string? Email, string? Channel, string? Campaign)
{
    /// <summary>True when its personal data were erased; its id is a pseudonym then.</summary>
    public bool IsErased { get; init; }
}
