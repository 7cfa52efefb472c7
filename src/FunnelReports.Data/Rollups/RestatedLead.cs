namespace FunnelReports.Data.Rollups;

/// <summary>A lead whose fold changed the account of days that are published already.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="SinceDay">The first day whose account changed.</param>
public readonly record struct RestatedLead(long LeadId, DateOnly SinceDay);
