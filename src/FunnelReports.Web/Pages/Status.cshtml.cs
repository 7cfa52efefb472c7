using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages;

/// <summary>Stands in for an answer that would have been an empty error status; one sentence, one next step.</summary>
[IgnoreAntiforgeryToken]
public sealed class StatusModel : PageModel
{
    /// <summary>The status, 400 to 599.</summary>
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    /// <summary>The page that was asked for.</summary>
    public string OriginalPath =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } original
        && original.OriginalPathBase + original.OriginalPath is var path && Url.IsLocalUrl(path) ? path : "/";

    /// <summary>Opened by its own address it answers with the status it speaks of.</summary>
    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context) => Response.StatusCode = Code;
}
