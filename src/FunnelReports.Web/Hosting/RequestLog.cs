using System.Diagnostics;

namespace FunnelReports.Web.Hosting;

/// <summary>
/// One line per request: method, path, status, time. Query strings and people are left out on purpose.
/// A fault or an answer of 500 and above is an error, a health probe or a static file is only debug.
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    /// <summary>What the error page shows and the log line carries, so that one leads to the other.</summary>
    public static string NumberOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

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
        var level = LevelOf(path, status);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (level == LogLevel.Error)
        {
            log.LogError(
                "{Method:l} {Path:l} answered {Status} in {Milliseconds:0.0} ms, number {Number:l}",
                context.Request.Method,
                path.Value,
                status,
                took,
                NumberOf(context));
        }
        else
        {
            log.Log(level, "{Method:l} {Path:l} answered {Status} in {Milliseconds:0.0} ms", context.Request.Method, path.Value, status, took);
        }

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
