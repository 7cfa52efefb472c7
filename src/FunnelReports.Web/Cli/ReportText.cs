using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Reports;

namespace FunnelReports.Web.Cli;

/// <summary>Report documents as plain tables for a terminal.</summary>
public static class ReportText
{
    internal const string Unknown = "–";

    /// <summary>Writes a heading, a blank line, and the table.</summary>
    public static void Write(TextWriter output, ReportDocument document)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(document);
        output.WriteLine($"{document.Period.Text} ({document.Period.From:yyyy-MM-dd} to {document.Period.To:yyyy-MM-dd}, {document.Period.TimeZone}), segment {document.Segment}, as of {document.AsOf:yyyy-MM-dd}");
        output.WriteLine();
        Table(output, RowsOf(document).ToArray());
        if (document is VelocityReport velocity) VelocityText.WriteParts(output, velocity);
        if (document is CostReport cost)
        {
            foreach (var part in CostText.PartsOf(cost).Select(p => p.ToArray()).Where(p => p.Length > 1))
            {
                output.WriteLine();
                Table(output, part);
            }

            if (cost.Note is { } note) output.WriteLine(note);
        }

        if (document is GoalReport parts) GoalText.WriteParts(output, parts);
        if (document is RestatementReport { Counts: var c }) output.WriteLine($"{c.Published - c.Changed} of {c.Days} days are as published, {c.Changed} changed since, {c.Days - c.Published} were never published.");
    }

    private static IEnumerable<string[]> RowsOf(ReportDocument document) => document switch
    {
        StagesReport stages => stages.Stages
            .Select(s => new[] { s.Key, Count(s.Opening), Count(s.Inflow), Count(s.Outflow), Count(s.Closing) })
            .Prepend(["stage", "opening", "inflow", "outflow", "closing"]),
        VelocityReport velocity => VelocityText.StageRows(velocity),
        EfficiencyReport efficiency => EfficiencyRows(efficiency),
        CostReport cost => CostText.Summary(cost),
        ConversionsReport conversions => ConversionRows(conversions),
        AcceptanceReport acceptance => AcceptanceRows(acceptance),
        ForecastReport forecast => ForecastRows(forecast),
        RestatementReport restatement => RestatementRows(restatement),
        GoalReport goal => GoalText.Needed(goal),
        _ => [],
    };

    private static IEnumerable<string[]> EfficiencyRows(EfficiencyReport report)
    {
        yield return [$"{report.From} to {report.To}", "entered", "advanced", "rate", "from", "to"];
        yield return ["volume", Count(report.Volume.Entered), Count(report.Volume.Advanced), Share(report.Volume.Rate), "", ""];
        yield return ["cohort", Count(report.Cohort.Entered), Count(report.Cohort.Advanced), Share(report.Cohort.Rate), Share(report.Cohort.Low), Share(report.Cohort.High)];
        yield return [$"  {report.Policy}; went past {report.To} without entering it", "", Count(report.Cohort.Inferred), "", "", ""];
        if (report.Cohort.Projected is { } p) yield return [$"projected to day {p.ByDays}", Count(report.Cohort.Entered), "", Share(p.Rate), Share(p.Low), Share(p.High)];
        foreach (var h in report.Horizons) yield return [$"within {h.Days} days", Count(h.Eligible), Count(h.Advanced), Share(h.Rate), Share(h.Low), Share(h.High)];
        foreach (var c in report.Cohorts) yield return [c.Bucket, Count(c.Entered), Count(c.Advanced), Share(c.Rate), Share(c.Low), Share(c.High)];
    }

    private static IEnumerable<string[]> ForecastRows(ForecastReport report)
    {
        yield return ["stage", "open", "days", "arrivals", "from", "to", "stock", "from", "to", "error", "same as last", "same weekdays", "within 80 %"];
        foreach (var stage in report.Stages)
        {
            foreach (var h in stage.Horizons)
            {
                var test = h.Backtest;
                yield return
                [
                    stage.Key, Count(stage.Open), Count(h.Days),
                    Days(h.Arrivals.Expected), Days(h.Arrivals.Low80), Days(h.Arrivals.High80), Days(h.Stock.Expected), Days(h.Stock.Low80), Days(h.Stock.High80),
                    Days(test?.MeanError), Days(test?.SameAsLast), Days(test?.SameWeekdays), Share(test?.Within80),
                ];
            }
        }
    }

    private static IEnumerable<string[]> ConversionRows(ConversionsReport report)
    {
        yield return ["side", "campaign", "action", "moves", "share", "from", "to", "lift"];
        foreach (var (name, side) in new[] { ($"into {report.Stage}", report.In), ($"out of {report.Stage}", report.Out) })
        {
            yield return [name, "", "", Count(side.Moves), "", "", "", ""];
            foreach (var c in side.Causes) yield return ["", c.Campaign ?? Unknown, c.Action ?? Unknown, Count(c.N), Share(c.Share), Share(c.Low), Share(c.High), Days(c.Lift)];
            if (side.Others > 0) yield return ["", "others", "", Count(side.Others), "", "", "", ""];
        }
    }

    private static IEnumerable<string[]> AcceptanceRows(AcceptanceReport report)
    {
        yield return [$"{report.Stage} handed over", Count(report.HandedOver), ""];
        yield return ["accepted", Count(report.Accepted), Share(report.Acceptance.Rate)];
        yield return ["rejected", Count(report.Rejected), Share(new Ratio(report.Rejected, report.Acceptance.Decided).Value)];
        yield return ["other", Count(report.Other), ""];
        yield return ["waiting", Count(report.Waiting), ""];
        foreach (var r in report.Rejections.Reasons) yield return [$"  rejected in the period: {r.Reason ?? "no reason given"}", Count(r.N), Share(r.Share)];
    }

    private static IEnumerable<string[]> RestatementRows(RestatementReport report)
    {
        yield return ["day", "stage", "cause", "inflow", "outflow", "closing", "closing was", "is now"];
        foreach (var day in report.Days)
        {
            foreach (var (stage, part) in day.Stages.SelectMany(s => s.Parts, (stage, part) => (stage, part)))
            {
                yield return [
                    $"{day.Day:yyyy-MM-dd}", stage.Key, $"{part.Cause}".ToLowerInvariant(), Signed(part.Inflow), Signed(part.Outflow), Signed(part.Closing),
                    Count(stage.Was.Closing), Count(stage.Now.Closing)];
            }
        }
    }

    /// <summary>Writes rows in columns: the first to the left, the others to the right. The first row is the heading.</summary>
    internal static void Table(TextWriter output, string[][] rows)
    {
        if (rows.Length == 0) return;
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
    }

    internal static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Signed(long number) => number.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    internal static string Share(double? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? Unknown;

    internal static string Days(double? days) => days?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown;
}
