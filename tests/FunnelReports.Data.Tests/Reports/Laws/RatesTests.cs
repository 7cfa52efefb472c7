using FunnelReports.Core.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

[Collection(LawSites.Name)]
public class RatesTests(LawSites sites)
{
    // Writing a document refuses NaN and infinity, so that asking is half of the law, in an empty funnel as in any other. Forecast and restatement have no rates.
    [Theory, OnSqlite, OnPostgres]
    public Task A_rate_is_unknown_and_not_0_where_there_is_nothing_to_divide_by(Engine engine) => sites.HoldAsync(engine, async site =>
    {
        foreach (var (document, request) in Questions.Of(site.World).Where(q => q.Document.Name is not ("forecast" or "restatement")))
        {
            var answer = await document.AskAsync(site.Desk, request);
            Assert.NotEmpty(Document.Text(answer));
            foreach (var (what, of, rate) in Rates(answer)) Assert.True(of == 0 == rate is null, $"{document.Name} {request}: {what} is {rate?.ToString() ?? "unknown"} of {of}.");
        }
    });

    // What is divided by, and what came out.
    private static IEnumerable<(string What, long Of, object? Rate)> Rates(ReportDocument document) => document switch
    {
        VelocityReport report =>
        [
            .. report.Stages.SelectMany(s => Times(s.Key, s.Exits, s.MeanDays, s.MedianDays, s.P90Days)),
            .. report.Trend.SelectMany(b => b.Stages).SelectMany(s => Times(s.Key, s.Exits, s.MeanDays, s.MedianDays, s.P90Days)),
            .. report.Total.SelectMany(t => Times(t.Key, t.Leads, t.MeanDays, t.MedianDays, t.P90Days)),
            .. report.Segments?.Values.SelectMany(s => Times(s.Value, s.Exits, s.MeanDays, s.MedianDays, s.P90Days)) ?? [],
            // A median of nothing is neither known nor "not reached".
            .. report.Stages.Select(s => ($"{s.Key} waiting", s.Survival.N, (object?)s.Survival.MedianDays ?? (s.Survival.NotReached ? "not reached" : null))),
        ],
        EfficiencyReport report =>
        [
            ("volume", report.Volume.Entered, report.Volume.Rate), ("cohort", report.Cohort.Entered, report.Cohort.Rate), ("its limit", report.Cohort.Entered, report.Cohort.High),
            .. report.Horizons.Select(h => ($"{h.Days} days", h.Eligible, (object?)h.Rate)),
            .. report.Cohorts.Select(c => (c.Bucket, c.Entered, (object?)c.Rate)),
        ],
        CostReport report =>
        [
            ("cost", Known(report.Entered, report.Simple.Spend), report.Simple.PerLead), ("its limit", Known(report.Entered, report.Simple.Spend), report.Simple.High),
            .. report.Stages.Select(s => ($"{s.Key} cost", Known(s.Entered, s.Simple.Spend), (object?)s.Simple.PerLead)),
            .. report.Lines.Select(l => ($"{l.Value} cost", l.Assigned ? Known(l.Entered, l.Spend) : 0, (object?)l.PerLead)),
            .. report.Series.Concat(report.MovingAverage).Select(b => (b.Bucket, Known(b.Entered, b.Spend), (object?)b.PerLead)),
            .. report.LagAdjusted is { } lag ? [("lag-adjusted cost", Known(report.Entered, lag.Spend), (object?)lag.PerLead)] : Array.Empty<(string, long, object?)>(),
        ],
        ConversionsReport report =>
        [
            .. new[] { report.In, report.Out }.SelectMany(side => side.Stages.Select(s => (s.Key, side.Moves, (object?)s.Share))),
            .. new[] { report.In, report.Out }.SelectMany(side => side.Causes.Select(c => ($"{c.Campaign}/{c.Action}", report.AllMoves, (object?)c.Lift))),
        ],
        AcceptanceReport report =>
        [
            ("acceptance", report.Acceptance.Decided, report.Acceptance.Rate), ("its limit", report.Acceptance.Decided, report.Acceptance.Low),
            .. report.Rejections.Reasons.Select(r => ($"because of {r.Reason}", report.Rejections.N, (object?)r.Share)),
        ],
        _ => [],
    };

    private static IEnumerable<(string, long, object?)> Times(string what, long of, params double?[] days) => days.Select(d => (what, of, (object?)d));

    private static long Known(long entered, string? spend) => spend is null ? 0 : entered;
}
