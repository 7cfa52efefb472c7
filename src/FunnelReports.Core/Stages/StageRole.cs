namespace FunnelReports.Core.Stages;

/// <summary>What a stage means to the reports. At most one stage that is not retired has each role.</summary>
public enum StageRole
{
    Lead = 1,
    Mql = 2,
    Sql = 3,
    Opportunity = 4,
    Customer = 5,
    Rejected = 6,
}
