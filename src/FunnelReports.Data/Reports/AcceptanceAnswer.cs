using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the report on what sales made of the leads handed over.</summary>
internal static class AcceptanceAnswer
{
    public static async Task<AcceptanceReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var funnel = question.Workspace.Funnel;
        var stage = question.StageOr(StageRole.Mql);
        var refusal = funnel.With(StageRole.Rejected)
            ?? throw new MistakeException("No stage has the role Rejected: nothing says what a rejection is. Give a stage that role.");
        var exits = await sources.Stays.ExitsAsync(question.Days, stage.Id, cancel);
        var stays = (await sources.Stays.StaysEnteredAsync(question.Days, cancel)).GetValueOrDefault(stage.Id) ?? new StaysEntered();
        var fates = exits.ToLookup(e => HandOver.FateOf(funnel, stage.Id, e.Key), e => e.Value);
        var (accepted, rejected) = (fates[HandOverFate.Accepted].Sum(), fates[HandOverFate.Rejected].Sum());
        var rate = new Ratio(accepted, accepted + rejected);
        var limits = rate.Wilson95();
        var reasons = await RejectionReasons.ReadAsync(question, sources, stage.Id, refusal.Id, cancel);
        var rejections = reasons.Sum(r => r.N);
        return new AcceptanceReport(
            question.Head, question.AsOf, question.Segment.Text, sources.Stays.ComputedLive, stage.Key,
            exits.Values.Sum() + stays.OpenByDay.Count, accepted, rejected, fates[HandOverFate.Other].Sum(), stays.OpenByDay.Count,
            new AcceptanceRate(rate.Numerator, rate.Denominator, rate.Value, limits?.Low, limits?.High),
            new Rejections(rejections, [.. reasons.Select(r => new RejectionReason(r.Reason, r.N, new Ratio(r.N, rejections).Value))]));
    }
}
