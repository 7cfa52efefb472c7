namespace FunnelReports.Data.Jobs;

/// <summary>The right to run a job for a day, until somebody else takes it over.</summary>
/// <param name="Job">The job.</param>
/// <param name="Day">The day it runs for.</param>
/// <param name="Attempt">The fencing token: it goes up with every claim, and only the latest one may publish.</param>
public sealed record JobClaim(string Job, DateOnly Day, int Attempt);
