namespace FunnelReports.Data.Jobs;

/// <summary>What started a run of a job.</summary>
public enum JobTrigger
{
    /// <summary>The schedule.</summary>
    Schedule = 1,

    /// <summary>The program was started and found the day missing.</summary>
    StartUp = 2,

    /// <summary>A person.</summary>
    Hand = 3,
}
