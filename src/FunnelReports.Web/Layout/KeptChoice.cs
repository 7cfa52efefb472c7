namespace FunnelReports.Web.Layout;

/// <summary>A choice of how pages look and behave, kept in a cookie of this browser for a year. The usual choice is the absence of the cookie.</summary>
public static class KeptChoice
{
    /// <summary>Keeps a choice.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cookie">The name of the cookie.</param>
    /// <param name="choice">The choice; null is the usual one.</param>
    public static void Keep(HttpContext context, string cookie, string? choice)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (choice is null)
        {
            context.Response.Cookies.Delete(cookie);
            return;
        }

        context.Response.Cookies.Append(cookie, choice, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }
}
