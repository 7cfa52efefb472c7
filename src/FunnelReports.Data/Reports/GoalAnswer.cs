using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the goal report: what is not given is measured over the twelve whole months before the period.</summary>
internal static class GoalAnswer
{
    /// <exception cref="MistakeException">Something typed was not understood, or the goal is too large to count.</exception>
    public static async Task<GoalReport> ReadAsync(GoalTerms terms, ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var (funnel, currency) = (question.Workspace.Funnel, question.Workspace.Currency);
        var revenue = GoalReading.Amount(terms.Revenue, "revenue", currency, zero: true);
        var customers = GoalReading.Count(terms.Customers, "customers");
        if (revenue is not null && customers is not null) throw new MistakeException("A goal is a revenue or a number of customers, and both were given. Leave one of them out.");
        var typedDeal = GoalReading.Amount(terms.Deal, "average deal", currency);
        var (close, toSql, toMql, toLead) = (
            GoalReading.Share(terms.CloseRate, "close rate"), GoalReading.Share(terms.MqlToSql, "share of MQLs that become SQLs"),
            GoalReading.Share(terms.LeadToMql, "share of leads that become MQLs"), GoalReading.Share(terms.VisitToLead, "share of visits that leave a lead"));

        var month = Bucketing.MonthOf(question.Period.Range.Start);
        var year = new DayRange(month.AddYears(-1), month);
        var rates = new[]
        {
            await RateAsync("closeRate", StageRole.Sql, StageRole.Customer, close),
            await RateAsync("mqlToSql", StageRole.Mql, StageRole.Sql, toSql),
            await RateAsync("leadToMql", StageRole.Lead, StageRole.Mql, toMql),
            new GoalRate("visitToLead", null, funnel.With(StageRole.Lead)?.Key, toLead is not null, toLead?.Numerator ?? 0, toLead?.Denominator ?? 0, toLead?.Value, null, null),
        };
        var (deal, average) = customers is not null ? (null, null) : await DealAsync(typedDeal, year, question, sources, cancel);
        var needed = Needed();
        var progress = new[]
        {
            await ProgressAsync(StageRole.Lead, needed.Leads), await ProgressAsync(StageRole.Mql, needed.Mqls),
            await ProgressAsync(StageRole.Sql, needed.Sqls), await ProgressAsync(StageRole.Customer, needed.Customers),
        };
        var (gone, all) = (question.Days.Days, question.Period.Range.Days);
        return new GoalReport(
            question.Head, question.AsOf, question.Segment.Text, sources.Stays.ComputedLive,
            currency.Code, revenue?.ToDecimalString(), deal, needed, rates, year.Start, year.LastDay, [.. progress.OfType<GoalProgress>()], gone, all, (double)gone / all);

        async Task<GoalRate> RateAsync(string key, StageRole entered, StageRole reached, Ratio? given)
        {
            var (from, to) = (funnel.With(entered), funnel.With(reached));
            if (given is { } typed) return new(key, from?.Key, to?.Key, true, typed.Numerator, typed.Denominator, typed.Value, null, null);
            var rate = from is null || to is null ? new Ratio(0, 0) : (await ReachedCohorts.ReadAsync(
                question, sources, [.. Bucket.Cut(year, Grain.Month, question.Weeks).Select(b => b.Days)], from, to, ReachPolicy.ReachedOrLater, cancel)).Rate;
            var limits = rate.Wilson95();
            return new(key, from?.Key, to?.Key, false, rate.Numerator, rate.Denominator, rate.Value, limits?.Low, limits?.High);
        }

        LeadGoal Needed()
        {
            var exact = rates.Select(r => new Ratio(r.Numerator, r.Denominator)).ToList();
            try
            {
                return revenue is { } wanted
                    ? LeadGoal.OfRevenue(wanted, average ?? Money.Zero(currency), exact[0], exact[1], exact[2], exact[3])
                    : LeadGoal.OfCustomers(customers, exact[0], exact[1], exact[2], exact[3]);
            }
            catch (OverflowException tooMuch)
            {
                throw new MistakeException("This goal takes more than can be counted. Take a smaller goal or larger rates.", tooMuch);
            }
        }

        // The first entries that a cost counts too.
        async Task<GoalProgress?> ProgressAsync(StageRole role, long? wanted)
        {
            if (funnel.With(role) is not { } stage) return null;
            var passages = question.Days.IsEmpty ? [] : await sources.Moves.PassagesAsync(question.Days, Stage.Entry, stage.Id, cancel);
            var entered = StageEntries.Sample(passages, question.Days).Leads;
            return new(stage.Key, role.ToString(), entered, wanted, wanted is { } count ? new Ratio(entered, count).Value : null);
        }
    }

    private static async Task<(GoalDeal Deal, Money? Average)> DealAsync(Money? typed, DayRange year, ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        if (typed is { } given) return (new GoalDeal(given.ToDecimalString(), true, null, null), given);
        if (question.Workspace.Funnel.With(StageRole.Customer) is not { } customer) return (new GoalDeal(null, false, 0, null), null);
        var read = (await RevenueReader.ReadAsync(sources, question, [year], customer.Id, cancel))[0];
        var brought = new Money(read.RevenueMinor, question.Workspace.Currency);
        var average = brought.DividedBy(read.WithAmount);
        return (new GoalDeal(average?.ToDecimalString(), false, read.WithAmount, average is null ? null : brought.ToDecimalString()), average);
    }
}
