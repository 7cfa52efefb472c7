namespace FunnelReports.Web.Reports;

/// <summary>An answer is not there yet. It is being worked out; who asks again soon finds it.</summary>
/// <param name="share">Which share of the leads has been read, from 0 to 1; an answer that needs several readings begins with each at 0.</param>
public sealed class StillWorkingException(double share) : Exception("The answer is still being worked out.")
{
    /// <summary>Which share of the leads has been read, from 0 to 1.</summary>
    public double Share => share;
}
