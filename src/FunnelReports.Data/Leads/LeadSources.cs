using FunnelReports.Core;

namespace FunnelReports.Data.Leads;

/// <summary>Where a lead came from, and when its system first knew it. Null: not set.</summary>
public sealed record LeadSources(Instant? CreatedAt, string? Channel, string? Persona, string? Origin, string? Campaign);
