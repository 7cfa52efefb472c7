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

    public static async Task<ConversionsReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var funnel = question.Workspace.Funnel;
        var stage = question.StageOr(StageRole.Mql);
        var cells = await sources.Causes.CausesAsync(question.Days, cancel);
        var names = await DimensionNames.ReadAsync(sources.Transaction, cells.SelectMany(c => new[] { c.CampaignId, c.ActionId }).ToHashSet(), cancel);
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
            var lines = Causes(moves)
                .Select(c => Line(c.Key.CampaignId, c.Key.ActionId, new CauseShare(new Ratio(c.Value, count), new Ratio(ofAll[c.Key], all))))
                .OrderByDescending(c => c.N).ThenBy(c => c.Campaign, StringComparer.Ordinal).ThenBy(c => c.Action, StringComparer.Ordinal)
                .ToList();
            return new ConversionSide(count, [.. stages], [.. lines.Take(Listed)], lines.Skip(Listed).Sum(c => c.N));
        }

        ConversionCause Line(int campaign, int action, CauseShare cause)
        {
            var limits = cause.Share.Wilson95();
            return new ConversionCause(
                names.GetValueOrDefault(campaign), names.GetValueOrDefault(action),
                cause.Share.Numerator, cause.Share.Value, limits?.Low, limits?.High, cause.Lift);
        }
    }

    private static Dictionary<(int CampaignId, int ActionId), long> Causes(IEnumerable<CauseCell> cells) =>
        cells.GroupBy(c => (c.CampaignId, c.ActionId)).ToDictionary(g => g.Key, g => g.Sum(c => c.Moves));
}
