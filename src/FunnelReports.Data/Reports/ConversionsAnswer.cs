using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the report on the conversions that lead into a stage and out of it.</summary>
internal static class ConversionsAnswer
{
    private const int Listed = 100;

    /// <summary>The campaigns and actions that the report lists on one side of a stage; the others it counts together.</summary>
    public static async Task<IReadOnlySet<(int CampaignId, int ActionId)>> ListedAsync(
        ReportQuestion question, ReportSources sources, Stage stage, bool into, CancellationToken cancel)
    {
        var (cells, names) = await CellsAsync(question, sources, cancel);
        return Ranked([.. cells.Where(c => (into ? c.To : c.From) == stage.Id)], names).Take(Listed).Select(c => c.Cause).ToHashSet();
    }

    public static async Task<ConversionsReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var funnel = question.Workspace.Funnel;
        var stage = question.StageOr(StageRole.Mql);
        var (cells, names) = await CellsAsync(question, sources, cancel);
        var all = cells.Sum(c => c.Moves);
        var ofAll = Causes(cells);
        return new ConversionsReport(
            question.Head, question.AsOf, question.Segment.Text, sources.Causes.ComputedLive, stage.Key, all,
            Side([.. cells.Where(c => c.To == stage.Id)], c => c.From),
            Side([.. cells.Where(c => c.From == stage.Id)], c => c.To));

        ConversionSide Side(IReadOnlyList<CauseCell> moves, Func<CauseCell, short> otherEnd)
        {
            var count = moves.Sum(c => c.Moves);
            var stages = moves.GroupBy(otherEnd)
                .Select(g => (Key: g.Key == Stage.Entry ? "entry" : funnel[g.Key].Key, N: g.Sum(c => c.Moves)))
                .OrderByDescending(s => s.N).ThenBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => new ConversionStage(s.Key, s.N, new Ratio(s.N, count).Value));
            var ranked = Ranked(moves, names);
            var lines = ranked.Take(Listed).Select(c => Line(c.Cause, new CauseShare(new Ratio(c.Moves, count), new Ratio(ofAll[c.Cause], all))));
            return new ConversionSide(count, [.. stages], [.. lines], ranked.Skip(Listed).Sum(c => c.Moves));
        }

        ConversionCause Line((int CampaignId, int ActionId) of, CauseShare cause)
        {
            var limits = cause.Share.Wilson95();
            return new ConversionCause(
                names.GetValueOrDefault(of.CampaignId), names.GetValueOrDefault(of.ActionId),
                cause.Share.Numerator, cause.Share.Value, limits?.Low, limits?.High, cause.Lift);
        }
    }

    private static async Task<(IReadOnlyList<CauseCell> Cells, IReadOnlyDictionary<int, string> Names)> CellsAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var cells = await sources.Causes.CausesAsync(question.Days, cancel);
        return (cells, await DimensionNames.ReadAsync(sources.Transaction, cells.SelectMany(c => new[] { c.CampaignId, c.ActionId }).ToHashSet(), cancel));
    }

    // Most moves first, those with as many by name.
    private static IReadOnlyList<((int CampaignId, int ActionId) Cause, long Moves)> Ranked(IReadOnlyList<CauseCell> moves, IReadOnlyDictionary<int, string> names) =>
    [
        .. Causes(moves).Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value)
            .ThenBy(c => names.GetValueOrDefault(c.Key.CampaignId), StringComparer.Ordinal).ThenBy(c => names.GetValueOrDefault(c.Key.ActionId), StringComparer.Ordinal),
    ];

    private static Dictionary<(int CampaignId, int ActionId), long> Causes(IEnumerable<CauseCell> cells) =>
        cells.GroupBy(c => (c.CampaignId, c.ActionId)).ToDictionary(g => g.Key, g => g.Sum(c => c.Moves));
}
