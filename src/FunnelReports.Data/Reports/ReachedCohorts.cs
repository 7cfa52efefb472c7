using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>The cohorts of leads that first entered a stage on some days, and which of them have reached another: what every rate by cohort is made of.</summary>
/// <param name="Leads">A cohort for each part of the days, in order.</param>
/// <param name="Inferred">Leads that went past the stage without entering it.</param>
internal sealed record ReachedCohorts(IReadOnlyList<ReachCohort> Leads, long Inferred)
{
    /// <summary>The share of all of them that has reached the stage.</summary>
    public Ratio Rate => Leads.Aggregate(new Ratio(0, 0), (sum, cohort) => sum + cohort.Rate);

    /// <summary>Reads them; whole weeks or whole months come from the rollups.</summary>
    public static async Task<ReachedCohorts> ReadAsync(
        ReportQuestion question, ReportSources sources, IReadOnlyList<DayRange> days, Stage from, Stage to, ReachPolicy policy, CancellationToken cancel)
    {
        var reached = await sources.Stays.ReachAsync(days, from.Id, to.Id, cancel);
        var leads = reached.Zip(days, (cohort, range) => new ReachCohort(cohort.Entered, cohort.ByAge(policy), SeenDays(question, range)));
        return new([.. leads], reached.Sum(cohort => cohort.PassedOverByAge.Count));
    }

    /// <summary>For how many days each lead that came in on these days has been seen at least, by the as-of day.</summary>
    public static int SeenDays(ReportQuestion question, DayRange days) => question.AsOf.DayNumber - days.LastDay.DayNumber;
}
