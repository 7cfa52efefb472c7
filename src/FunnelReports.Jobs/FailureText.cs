using System.Data.Common;
using FunnelReports.Core;

namespace FunnelReports.Jobs;

/// <summary>What a failed job may say about its failure: enough to act on, and no data.</summary>
public static class FailureText
{
    // A server's messages quote values, except where they speak of the connection, of conflicts, of resources and of the operator.
    private static readonly string[] MessagesWithoutData = ["08", "40", "53", "57"];

    /// <summary>One or two sentences about the failure.</summary>
    public static string Of(Exception error) => error switch
    {
        OperationCanceledException => "It was stopped before it was done.",
        DbException { SqlState: { } state } when !MessagesWithoutData.Any(c => state.StartsWith(c, StringComparison.Ordinal)) =>
            $"The database refused with error {state}. The log says more.",
        DbException => $"The database did not do it: {error.Message}",
        MistakeException => error.Message,
        IOException => $"A file could not be read or written: {error.Message}",
        _ => $"The program failed ({error.GetType().Name}). The log says more.",
    };
}
