using System.Data.Common;
using System.Globalization;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Jobs.Fold;

/// <summary>Names a rollup cell in words: its day, its segment and its stages.</summary>
public sealed class CellNames
{
    private readonly Funnel funnel;
    private readonly Dictionary<int, string> values;

    private CellNames(Funnel funnel, Dictionary<int, string> values) => (this.funnel, this.values) = (funnel, values);

    /// <summary>Reads the names of the segments.</summary>
    public static async Task<CellNames> ReadAsync(DbTransaction transaction, Funnel funnel, CancellationToken cancel)
    {
        var values = new Dictionary<int, string>();
        await using var command = transaction.Command("SELECT id, dimension, key FROM dimension_value");
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) values[row.GetInt32(0)] = $"{((Dimension)row.GetInt16(1)).ToString().ToLowerInvariant()} {row.GetString(2)}";
        await row.DisposeAsync();
        await using var saved = transaction.Command("SELECT id, name FROM saved_segment");
        await using var segment = await saved.ExecuteReaderAsync(cancel);
        while (await segment.ReadAsync(cancel)) values[segment.GetInt32(0)] = $"saved segment {segment.GetString(1)}";
        return new CellNames(funnel, values);
    }

    /// <summary>The words for the key of a cell of any table.</summary>
    public string Of<TKey>(TKey key) where TKey : notnull => key switch
    {
        DayKey k => $"{Day(k.Day)}, {Segment(k.Segment)}, {Stages(k.First, k.Second)}",
        CohortKey k => $"{k.Bucket.Grain.ToString().ToLowerInvariant()} of {Day(k.Bucket.Start)}, {Segment(k.Segment)}, {Stages(k.First, k.Second)}",
        CauseKey k => $"{Day(k.Day)}, {Stages(k.From, k.To)}, {Value(k.ActionId, "no action")}",
        _ => $"{key}",
    };

    /// <summary>The words for a segment.</summary>
    public string Segment(int id) => id switch
    {
        Segments.All => "all leads",
        Segments.NoChannel => "no channel",
        Segments.NoPersona => "no persona",
        Segments.NoOrigin => "no origin",
        Segments.NoCampaign => "no campaign",
        _ => Value(id, ""),
    };

    /// <summary>The name of a stage; "entry" for the place that a lead's first move comes from.</summary>
    public string StageOf(short id) => id == Stage.Entry ? "entry" : funnel.Stages.FirstOrDefault(s => s.Id == id)?.Name ?? $"stage {id}";

    private string Stages(short first, short second) =>
        second == Stage.Entry ? StageOf(first)
        : second < 0 ? $"{StageOf(first)} → past {StageOf(CohortKey.PassedOver(second))}"
        : $"{StageOf(first)} → {StageOf(second)}";

    private string Value(int id, string none) => id == 0 ? none : values.GetValueOrDefault(id) ?? $"segment {id}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
