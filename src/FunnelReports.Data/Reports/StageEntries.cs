using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Leads that first entered a stage, and how long it took to make them.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Passages">First entries by day, as far back as was asked.</param>
/// <param name="Entered">First entries in the period.</param>
/// <param name="Lag">The lag of the period. A lag that an admin has fixed is that of the MQL and of no other stage.</param>
internal sealed record StageEntries(Stage Stage, IReadOnlyList<PassageCell> Passages, long Entered, LeadLag Lag)
{
    /// <summary>Reads the first entries from a day on, at least those of the twelve months before the end of the period.</summary>
    public static async Task<StageEntries> ReadAsync(Stage stage, DateOnly from, ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var days = question.Days;
        var year = TwelveMonths(days);
        var reach = new DayRange(new[] { from, days.Start, year.Start }.Min(), days.End);
        var passages = await sources.Moves.PassagesAsync(reach, Core.Stages.Stage.Entry, stage.Id, cancel);
        var period = Sample(passages, days);
        int? fixedDays = stage.Role == StageRole.Mql ? question.Workspace.FixedLagDays : null;
        return new StageEntries(stage, passages, period.Leads, LeadLag.Of(period, Sample(passages, year), fixedDays));
    }

    /// <summary>The distribution of the lags of just the leads that the lag comes from; null while it is unknown.</summary>
    public async Task<LagDistribution?> LagsAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        if (Lag.Days is not { } mean) return null;
        if (Lag.Source == LagSource.Fixed) return LagDistribution.Fixed(mean);
        var days = Lag.Source == LagSource.Period ? question.Days : TwelveMonths(question.Days);
        return (await sources.Moves.FirstEntriesAsync(days, cancel)).TryGetValue(Stage.Id, out var entries) ? LagDistribution.Of(entries.Ages) : null;
    }

    /// <summary>Leads that first entered the stage on these days, and the seconds that it took them.</summary>
    public static LagSample Sample(IReadOnlyList<PassageCell> passages, DayRange days)
    {
        long leads = 0, seconds = 0;
        foreach (var cell in passages.Where(c => days.Contains(c.Day)))
        {
            leads += cell.Leads;
            seconds += cell.Seconds;
        }

        return new LagSample(leads, seconds);
    }

    private static DayRange TwelveMonths(DayRange days) => new(days.End.AddYears(-1), days.End);
}
