using System.Globalization;
using System.Security.Claims;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Reports.Kept;

/// <summary>Names all that the content of a report depends on: address, version of the data, day, roles, language, and the person where some of it is theirs alone.</summary>
public sealed class PageKeys(WorkspaceStore workspaces, TimeProvider clock)
{
    private volatile Known? known;

    /// <summary>The key of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="seen">What it has seen of the data.</param>
    public async Task<string> OfAsync(HttpContext context, DataSeen seen)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(seen);
        var person = context.User;
        var roles = person.FindAll(ClaimTypes.Role).Select(claim => claim.Value).Order(StringComparer.Ordinal);
        var today = await TodayAsync(seen.Version, context.RequestAborted);
        return string.Join(
            '\n',
            string.Create(CultureInfo.InvariantCulture, $"{seen.Version} {today:O}"),
            $"{CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}",
            string.Join(' ', roles),
            seen.HasOwn ? person.FindFirstValue(ClaimTypes.NameIdentifier) : "",
            context.Request.PathBase + context.Request.Path + context.Request.QueryString);
    }

    // Read after the version was: a calendar can be newer than its version, and then the version rises at once.
    private async ValueTask<DateOnly> TodayAsync(long version, CancellationToken cancel)
    {
        if (known is not { } calendar || calendar.Version != version)
            known = calendar = new Known(version, (await workspaces.ReadAsync(cancel)).Calendar);
        return calendar.Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
    }

    private sealed record Known(long Version, ReportingCalendar Calendar);
}
