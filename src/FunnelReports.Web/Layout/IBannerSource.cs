using System.Security.Claims;

namespace FunnelReports.Web.Layout;

/// <summary>Something that may have to be said above every page: demo data, a missing snapshot, a stopped job. Register as many as needed.</summary>
public interface IBannerSource
{
    /// <summary>The banners that are true now for this reader; empty when there is nothing to say. Runs on every page, so it must be quick.</summary>
    ValueTask<IReadOnlyList<Banner>> BannersAsync(ClaimsPrincipal reader, CancellationToken cancel);
}
