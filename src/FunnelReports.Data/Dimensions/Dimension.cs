namespace FunnelReports.Data.Dimensions;

/// <summary>What a value describes. The first four belong to leads, the others to transitions.</summary>
public enum Dimension : short
{
    Channel = 1,
    Persona = 2,
    Origin = 3,
    Campaign = 4,
    Action = 5,
    Actor = 6,
    Reason = 7,
}
