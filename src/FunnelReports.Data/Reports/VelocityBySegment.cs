using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the velocity of one stage by the values of a dimension: that of the stage named, or of the one with the role MQL.</summary>
internal static class VelocityBySegment
{
    /// <returns>Null when the question asks for no breakdown.</returns>
    /// <exception cref="MistakeException">No stage is named and none has the role, or stays are not kept by what it asks for.</exception>
    public static async Task<VelocityBreakdown?> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        if (question.By is not { } by) return null;
        if (!DimensionNames.TryOfLeads(by, out var dimension) || dimension is Dimension.Campaign)
            throw new MistakeException($"A report is not broken down by '{by}'. Take channel, persona or origin.");
        var stage = question.StageOr(StageRole.Mql);
        var names = await DimensionNames.ReadAsync(sources.Transaction, dimension, cancel);
        var bySegment = await sources.Stays.BySegmentAsync(question.Days, stage.Id, dimension, cancel);
        return new VelocityBreakdown(
            $"{dimension}".ToLowerInvariant(),
            stage.Key,
            sources.Stays.ComputedLive || !question.Segment.IsAll,
            [
                .. bySegment.Select(s => Line(names[s.Key], s.Value, question.AsOf))
                    .Where(line => line.Exits > 0 || line.Survival.N > 0)
                    .OrderByDescending(line => line.Exits).ThenByDescending(line => line.Survival.N).ThenBy(line => line.Value, StringComparer.Ordinal),
            ]);
    }

    private static SegmentVelocity Line(string value, SegmentStays stays, DateOnly asOf)
    {
        var velocity = Velocity.Of(stays.Exits, stays.Seconds, stays.Durations);
        var survival = VelocityAnswer.Summary(VelocityAnswer.Survival(stays.Entered, asOf));
        return new SegmentVelocity(value, velocity.Exits, velocity.MeanDays, velocity.MedianDays, velocity.P90Days, survival);
    }
}
