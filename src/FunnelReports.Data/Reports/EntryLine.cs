using FunnelReports.Core;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>One entry into a stage. Name, company and e-mail are personal data: show them only to those who may see leads.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="ExternalId">Its id in the system it came from.</param>
/// <param name="At">When it entered.</param>
/// <param name="Left">When it left, null while it is there.</param>
/// <param name="To">The stage it went to, null while it is there.</param>
public sealed record EntryLine(
    long LeadId, string ExternalId, Instant At, Instant? Left, Stage? To,
    string? Name, string? Company, string? Email, string? Channel, string? Campaign)
{
    /// <summary>True when its personal data were erased; its id is a pseudonym then.</summary>
    public bool IsErased { get; init; }
}
