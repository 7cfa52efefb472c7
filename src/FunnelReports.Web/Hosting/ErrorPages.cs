namespace FunnelReports.Web.Hosting;

/// <summary>What a reader gets instead of an answer: a page with one next step, or under <c>/api</c> a problem document (RFC 9457).</summary>
public static class ErrorPages
{
    private const string Api = "/api";

    /// <summary>Catches faults and empty error answers of everything after it.</summary>
    public static WebApplication UseErrorPages(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase), pages =>
        {
            pages.UseExceptionHandler("/error");
            pages.UseStatusCodePagesWithReExecute("/status/{0}");
        });
        return app;
    }
}
