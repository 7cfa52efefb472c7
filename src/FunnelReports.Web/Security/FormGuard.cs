using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Security;

/// <summary>
/// Every request that changes something must carry the token of a form of this site, endpoints of the API too; without it the answer is 400.
/// Razor Pages check it themselves.
/// </summary>
public sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>Lets reads and Razor Pages through, checks the rest.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (MustCheck(context) && !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    private static bool MustCheck(HttpContext context) =>
        context.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
        && !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || HttpMethods.IsOptions(context.Request.Method) || HttpMethods.IsTrace(context.Request.Method));
}
