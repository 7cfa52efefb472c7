using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FunnelReports.Web.Reports.Kept;

/// <summary>
/// Tags by which a browser asks whether what it holds is still good. The tag of a page stands for its content and for all that the layout shows around it.
/// </summary>
public sealed class AnswerTags(IEnumerable<IBannerSource> banners, IOptions<AntiforgeryOptions> forms, IOptions<CookieTempDataProviderOptions> notices)
{
    private static readonly string Build = typeof(AnswerTags).Module.ModuleVersionId.ToString("N");

    /// <summary>True when a form has left something to say on the next page.</summary>
    public bool HasNotice(HttpRequest request) => request.Cookies.ContainsKey(notices.Value.Cookie.Name!);

    /// <summary>
    /// The tag of a page for the person who asks; null where there can be none. The token of the forms in it holds only together with the cookie that the
    /// browser has now, so the tag stands for that too.
    /// </summary>
    public async Task<EntityTagHeaderValue?> OfAsync(KeptPage page, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[forms.Value.Cookie.Name!] is not { } cookie) return null;
        var shown = new List<string>();
        foreach (var source in banners) shown.AddRange((await source.BannersAsync(context.User, context.RequestAborted)).Select(banner => banner.ToString()));
        return Of([page.Mark, cookie, Theme.Of(context.Request), $"{Shortcuts.AreOn(context.Request)}", CultureInfo.CurrentUICulture.Name, .. shown, .. context.User.Claims.Select(claim => $"{claim.Type} {claim.Value}")]);
    }

    /// <summary>The tag of an answer that depends on nothing but this.</summary>
    public static EntityTagHeaderValue Of(params IEnumerable<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts.Prepend(Build))));
        return new EntityTagHeaderValue($"\"{Convert.ToHexString(hash, 0, 16)}\"", isWeak: true);
    }

    /// <summary>True when the browser holds just this.</summary>
    public static bool IsHeld(HttpRequest request, EntityTagHeaderValue tag)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false));
    }

    /// <summary>Gives the answer its tag: the browser may keep it, and asks each time whether it is still good.</summary>
    public static void Give(HttpResponse response, EntityTagHeaderValue tag)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.ETag = tag.ToString();
        response.OnStarting(
            () =>
            {
                // The forms of the layout have said "no-store" meanwhile: their token is why the tag stands for the cookie.
                response.Headers.CacheControl = "private, no-cache";
                response.Headers.Remove(HeaderNames.Pragma);
                return Task.CompletedTask;
            });
    }
}
