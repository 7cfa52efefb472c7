using System.Globalization;

namespace FunnelReports.Data.Jobs;

/// <summary>Another worker has taken the run over; what this one had done was not published.</summary>
public sealed class LostClaimException(JobClaim claim)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"Attempt {claim.Attempt} at job '{claim.Job}' for {claim.Day:yyyy-MM-dd} was taken over by another worker. Nothing of it was published."))
{
    public JobClaim Claim { get; } = claim;
}
