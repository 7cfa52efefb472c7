using System.Diagnostics;

namespace FunnelReports.Web.Hosting;

/// <summary>
/// One line per request: method, path, status, time. Query strings and people are left out on purpose.
/// A fault or an answer of 500 and above is an error, a health probe or a static file is only debug.
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    /// <summary>Runs the request and writes its line once its status is final.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var path = context.Request.Path;
        try
        {
            await next(context);
            Write(context, path, context.Response.StatusCode, started);
        }
        catch (Exception) when (Write(context, path, StatusCodes.Status500InternalServerError, started))
        {
            throw;
        }
    }

    private bool Write(HttpContext context, PathString path, int status, long started)
    {
        log.Log(
            LevelOf(path, status),
            "{Method:l} {Path:l} answered {Status} in {Milliseconds:0.0} ms",
            context.Request.Method,
            path.Value,
            status,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return false;
    }

    private static LogLevel LevelOf(PathString path, int status) =>
        status >= StatusCodes.Status500InternalServerError ? LogLevel.Error
        : IsRoutine(path) ? LogLevel.Debug
        : LogLevel.Information;

    private static bool IsRoutine(PathString path) =>
        path.StartsWithSegments("/healthz", StringComparison.Ordinal)
        || path.StartsWithSegments("/readyz", StringComparison.Ordinal)
        || path.StartsWithSegments("/lib", StringComparison.Ordinal)
        || path.StartsWithSegments("/css", StringComparison.Ordinal)
        || path.StartsWithSegments("/js", StringComparison.Ordinal);
}
