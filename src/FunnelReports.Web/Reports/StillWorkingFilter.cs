using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FunnelReports.Web.Reports;

/// <summary>Where a report is not ready yet the page says how far it is, and asks for itself again until it is; no script is needed.</summary>
public sealed class StillWorkingFilter(IModelMetadataProvider metadata) : IExceptionFilter
{
    private const string View = "_StillWorking";

    public void OnException(ExceptionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Exception is not StillWorkingException working) return;
        context.HttpContext.Response.Headers["Refresh"] = "1";
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.Result = new PartialViewResult
        {
            ViewName = View,
            StatusCode = StatusCodes.Status202Accepted,
            ViewData = new ViewDataDictionary<double>(metadata, context.ModelState) { Model = working.Share },
        };
        context.ExceptionHandled = true;
    }
}
