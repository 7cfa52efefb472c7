using FunnelReports.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages;

/// <summary>Stands in for a page that failed; says how to find the cause and tells nothing of it.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    /// <summary>The number that the log line of the fault carries too.</summary>
    public string Number => RequestLog.NumberOf(HttpContext);

    /// <summary>The page that failed.</summary>
    public string Path => HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path is { } path && Url.IsLocalUrl(path) ? path : "/";
}
