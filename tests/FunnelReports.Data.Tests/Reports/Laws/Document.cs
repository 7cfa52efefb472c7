using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>One of the documents that the desk gives: laws are held to all of them alike.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AskAsync">Asks for it.</param>
/// <param name="By">What it can be broken down by.</param>
internal sealed record Document(string Name, Func<ReportDesk, ReportRequest, Task<ReportDocument>> AskAsync, params string[] By)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Document> All { get; } =
    [
        new("stages", async (desk, request) => await desk.StagesAsync(request, default)),
        new("velocity", async (desk, request) => await desk.VelocityAsync(request, default), "channel", "persona", "origin"),
        new("efficiency", async (desk, request) => await desk.EfficiencyAsync(request, default)),
        new("cost", async (desk, request) => await desk.CostAsync(request, default), "channel", "campaign"),
        new("conversions", async (desk, request) => await desk.ConversionsAsync(request, default)),
        new("acceptance", async (desk, request) => await desk.AcceptanceAsync(request, default)),
        new("forecast", async (desk, request) => await desk.ForecastAsync(request, default)),
        new("restatement", async (desk, request) => await desk.RestatementAsync(request, default)),
    ];

    /// <summary>The document as the API gives it; an error where a number in it is none.</summary>
    public static string Text(ReportDocument document) => JsonSerializer.Serialize<object>(document, Json);

    /// <summary>The same without what it says of itself: its segment, and where it was computed.</summary>
    public static string Body(ReportDocument document)
    {
        var all = JsonNode.Parse(Text(document))!.AsObject();
        all.Remove("segment");
        all.Remove("computedLive");
        if (all["segments"] is JsonObject breakdown) breakdown.Remove("computedLive");
        return all.ToJsonString(Json);
    }

    /// <summary>Fails with the question and what stands around the first difference.</summary>
    public void AreSame(ReportRequest request, string one, string other)
    {
        var alike = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(one == other, $"{Name} {request}\n{Around(one)}\n{Around(other)}");

        string Around(string text) => text[Math.Max(0, alike - 160)..Math.Min(text.Length, alike + 80)];
    }
}
