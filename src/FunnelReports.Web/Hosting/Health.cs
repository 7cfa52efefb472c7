using FunnelReports.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FunnelReports.Web.Hosting;

/// <summary>What probes ask: is the process alive, and can it serve people? Open to all, tells nothing of the data.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Maps <c>/healthz</c> (no database) and <c>/readyz</c> (the database answers and its tables are the right ones).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("alive")).AllowAnonymous();
        routes.MapGet("/readyz", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(WorkspaceStore store, ILogger<WorkspaceStore> log, TimeProvider clock, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            var state = await store.SchemaAsync(either.Token);
            return state == SchemaState.Current ? TypedResults.Text("ready") : NotReady("the tables are not those of this version");
        }
#pragma warning disable CA1031 // Whatever the database throws, the answer is "not ready", and the log has the cause.
        catch (Exception fault) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning("Not ready: the database does not answer ({Reason})", fault.GetType().Name);
            return NotReady("the database does not answer");
        }
    }

    private static ContentHttpResult NotReady(string why) =>
        TypedResults.Text($"not ready: {why}", statusCode: StatusCodes.Status503ServiceUnavailable);
}
