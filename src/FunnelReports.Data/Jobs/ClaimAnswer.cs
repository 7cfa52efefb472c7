namespace FunnelReports.Data.Jobs;

/// <summary>The answer to a claim: the claim itself, or the run that stands in its way. One of the two is null.</summary>
/// <param name="Claim">Given when the job may run.</param>
/// <param name="Other">The run that has succeeded already, or that another worker holds.</param>
public sealed record ClaimAnswer(JobClaim? Claim, JobRun? Other);
