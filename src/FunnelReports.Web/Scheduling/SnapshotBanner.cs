using System.Security.Claims;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Scheduling;

/// <summary>Says above every page that a nightly snapshot is missing.</summary>
public sealed class SnapshotBanner(SnapshotStatusReader status, Format format, IStringLocalizer<SharedResource> text) : IBannerSource
{
    public async ValueTask<IReadOnlyList<Banner>> BannersAsync(ClaimsPrincipal reader, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Identity is not { IsAuthenticated: true }) return [];
        var missing = (await status.ReadAsync(cancel)).Missing;
        return missing.Count switch
        {
            0 => [],
            1 => [Of(text["The nightly snapshot of {0} is missing.", format.Day(missing[0])])],
            _ => [Of(text["{0} nightly snapshots are missing, the oldest is that of {1}.", format.Count(missing.Count), format.Day(missing[0])])],
        };
    }

    private Banner Of(string sentence) => new(BannerTone.Warning, sentence, text["See the snapshots"], "/snapshots");
}
