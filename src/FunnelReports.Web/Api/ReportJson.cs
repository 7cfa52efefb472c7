using System.Text.Encodings.Web;
using System.Text.Json;

namespace FunnelReports.Web.Api;

/// <summary>How documents are written as JSON, by the API and the command line alike.</summary>
public static class ReportJson
{
    /// <summary>camelCase, nulls kept (a missing number is said), text as it is.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
