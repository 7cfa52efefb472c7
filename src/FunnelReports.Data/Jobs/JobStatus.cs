namespace FunnelReports.Data.Jobs;

/// <summary>Where a run of a job stands.</summary>
public enum JobStatus
{
    /// <summary>A worker holds it. When its lease has run out the worker is taken for dead.</summary>
    Running = 1,

    /// <summary>Done, with everything it published. It never runs again for that day.</summary>
    Succeeded = 2,

    /// <summary>Given up, with nothing published. It may be run again.</summary>
    Failed = 3,
}
