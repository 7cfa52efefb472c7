using System.Security.Cryptography;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Reports.Kept;

namespace FunnelReports.Web.Api;

/// <summary>Gives a report the tag of the version of the data that it is of: a program that holds it is told so, and nothing is computed.</summary>
public sealed class TaggedReports(PageKeys keys) : IEndpointFilter
{
    // A restored backup counts its versions again: the tags of another run of the program say nothing.
    private static readonly string Run = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        if (http.Features.Get<DataSeen>() is not { } seen) return await next(context);
        var tag = AnswerTags.Of(Run, await keys.OfAsync(http, seen));
        if (AnswerTags.IsHeld(http.Request, tag))
        {
            AnswerTags.Give(http.Response, tag);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await next(context);
        if (answer is not IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest }) AnswerTags.Give(http.Response, tag);
        return answer;
    }
}
