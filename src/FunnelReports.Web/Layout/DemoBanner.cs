using System.Security.Claims;
using FunnelReports.Data;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Layout;

/// <summary>Says above every page that the data are made up. The answer is kept for half a minute: every page asks.</summary>
public sealed class DemoBanner(WorkspaceStore workspaces, IAuthorizationService authorization, TimeProvider clock, IStringLocalizer<SharedResource> text) : IBannerSource
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private volatile Answer? kept;

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<Banner>> BannersAsync(ClaimsPrincipal reader, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.Identity is not { IsAuthenticated: true }) return [];
        var now = clock.GetUtcNow();
        if (kept is not { } answer || (now - answer.At).Duration() >= Keep)
            kept = answer = new Answer(now, (await workspaces.ReadAsync(cancel)).Demo);
        if (!answer.IsDemo) return [];
        var mayRemove = (await authorization.AuthorizeAsync(reader, Policies.ChangeSettings)).Succeeded;
        return [new Banner(BannerTone.Info, text["Demo data: every lead and every amount here is made up."], mayRemove ? text["Remove the made-up data"].Value : null, mayRemove ? "/demo" : null)];
    }

    /// <summary>Forgets the kept answer: made-up data came or went just now.</summary>
    public void Forget() => kept = null;

    private sealed record Answer(DateTimeOffset At, bool IsDemo);
}
