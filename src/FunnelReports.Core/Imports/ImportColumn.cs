namespace FunnelReports.Core.Imports;

/// <summary>A column that the program understands. <see cref="ImportColumns"/> gives the name that files use.</summary>
public enum ImportColumn
{
    LeadId,
    CreatedAt,
    Email,
    Name,
    LastName,
    Company,
    Channel,
    Campaign,
    Persona,
    Origin,
    Country,
    Owner,
    Score,
    Tags,
    Stage,
    OccurredAt,
    Sequence,
    Action,
    Actor,
    Reason,
    Amount,
    EventId,
    Date,
    Month,
    Category,
    Currency,
}
