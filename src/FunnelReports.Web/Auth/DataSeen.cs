namespace FunnelReports.Web.Auth;

/// <summary>What the look at the account, the first thing that a request asks of the database, has found beside it.</summary>
/// <param name="Version">The version of the data, see <see cref="FunnelReports.Data.DataVersion"/>: all that the request reads later is of this version or newer.</param>
/// <param name="HasOwn">True when the person has saved views or notes of their own, which others do not see.</param>
public sealed record DataSeen(long Version, bool HasOwn)
{
    /// <summary>True when something shown was worked out before this version: the answer must not be kept for it.</summary>
    public bool IsBehind { get; set; }
}
