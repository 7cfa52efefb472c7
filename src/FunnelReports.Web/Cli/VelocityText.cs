using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using static FunnelReports.Web.Cli.ReportText;

namespace FunnelReports.Web.Cli;

/// <summary>The velocity report for a terminal: its stages, and below them the other parts. The curve stands in the document only.</summary>
internal static class VelocityText
{
    private const string NotReached = "not reached";

    /// <summary>The heading and a row for each stage.</summary>
    public static IEnumerable<string[]> StageRows(VelocityReport report) => report.Stages
        .Select(s => Row([s.Key], s.Exits, s.MeanDays, s.MedianDays, s.P90Days, s.Survival))
        .Prepend(["stage", "exits", "mean days", "median", "p90", "waiting", "survival median", "from", "to"]);

    /// <summary>Writes the lengths, the trend, the total time, and the breakdown where there is one; months and weeks in which nobody left a stage are left out.</summary>
    public static void WriteParts(TextWriter output, VelocityReport report)
    {
        var bands = report.Stages.Count == 0 ? [] : report.Stages[0].Distribution;
        Part("Stays left, by their length in days", ["stage", .. bands.Select(Length)], report.Stages.Select(s => (string[])[s.Key, .. s.Distribution.Select(b => Count(b.Exits))]));
        var trend =
            from bucket in report.Trend
            from s in bucket.Stages
            where s.Exits > 0
            select Row([bucket.Bucket, s.Key], s.Exits, s.MeanDays, s.MedianDays, s.P90Days);
        Part("Stays left, as time went on", ["bucket", "stage", "exits", "mean days", "median", "p90"], trend);
        Part(
            "From entering the funnel to entering the stage", ["stage", "leads", "mean days", "median", "p90"],
            report.Total.Select(t => Row([t.Key], t.Leads, t.MeanDays, t.MedianDays, t.P90Days)));
        if (report.Segments is { } parts)
        {
            Part(
                $"{parts.Stage} by {parts.By}", [parts.By, "exits", "mean days", "median", "p90", "waiting", "survival median", "from", "to"],
                parts.Values.Select(v => Row([v.Value], v.Exits, v.MeanDays, v.MedianDays, v.P90Days, v.Survival)));
        }

        void Part(string title, string[] heading, IEnumerable<string[]> rows)
        {
            output.WriteLine();
            output.WriteLine(title);
            Table(output, [.. rows.Prepend(heading)]);
        }
    }

    private static string Length(LengthBand band) => (band.FromDays, band.ToDays) switch
    {
        (0, { } to) => $"under {to}",
        (var from, { } to) => $"{from}–{to - 1}",
        (var from, null) => $"{from} or more",
    };

    private static string[] Row(string[] names, long count, double? mean, double? median, double? p90, StageSurvival? survival = null)
    {
        string[] left = [.. names, Count(count), Days(mean), Days(median), Days(p90)];
        return survival is null
            ? left
            : [.. left, Count(survival.Open), survival.NotReached ? NotReached : Days(survival.MedianDays), Days(survival.Low), survival is { Low: not null, High: null } ? NotReached : Days(survival.High)];
    }
}
