using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Tests.Spend;

public class SpendLedgerTests
{
    private const int Media = 1, Staff = 2, Paid = 7, Organic = 8, Summer = 70, Winter = 71;
    private static readonly DayRange March = DayRange.OfMonth(2018, 3);

    private static DateOnly On(int day) => new(2018, 3, day);

    private static long SpendOn(SpendLedger ledger, int day) => ledger.Spend(DayRange.OfDay(On(day)));

    [Fact]
    public void A_hundred_euros_over_march_are_18_days_of_3_23_and_13_of_3_22()
    {
        var days = March.EachDay().Select(day => BudgetSpread.OnDay(100_00, March, day)).ToList();
        Assert.Equal(18, days.Count(cents => cents == 323));
        Assert.Equal(13, days.Count(cents => cents == 322));
        Assert.Equal(100_00, days.Sum());
    }

    [Fact]
    public void The_days_of_a_month_add_up_to_its_budget_and_differ_by_at_most_one_cent() =>
        Law.Holds(
            from high in Gen.Choose(int.MinValue, int.MaxValue)
            from low in Gen.Choose(0, int.MaxValue)
            from month in Gen.Choose(1, 12)
            select (((long)high << 32) + low, DayRange.OfMonth(2020, month)),
            sample =>
            {
                var (minor, month) = sample;
                var days = month.EachDay().Select(day => BudgetSpread.OnDay(minor, month, day)).ToList();
                Assert.Equal(minor, days.Sum());
                Assert.InRange(days.Max() - days.Min(), 0, 1);
            });

    [Fact]
    public void An_actual_takes_the_place_of_the_days_share_of_the_budget_of_its_category_and_channel()
    {
        var ledger = new SpendLedger(
            [new(On(1), Media, Paid, 0, 310_00), new(On(1), Staff, Paid, 0, 31_00), new(On(1), Media, 0, 0, 62_00)],
            [new(On(5), Media, Paid, 0, 4_00)]);
        Assert.Equal(13_00, SpendOn(ledger, 4));
        Assert.Equal(4_00 + 1_00 + 2_00, SpendOn(ledger, 5));
        Assert.Equal(403_00 - 10_00 + 4_00, ledger.Spend(March));
    }

    [Fact]
    public void An_actual_of_a_campaign_replaces_budgets_of_that_campaign_and_of_none_but_not_of_another()
    {
        var ledger = new SpendLedger(
            [new(On(1), Media, Paid, 0, 31_00), new(On(1), Media, Paid, Summer, 62_00), new(On(1), Media, Paid, Winter, 93_00)],
            [new(On(5), Media, Paid, Summer, 50), new(On(6), Media, Paid, 0, 70)]);
        Assert.Equal(6_00, SpendOn(ledger, 4));
        Assert.Equal(50 + 3_00, SpendOn(ledger, 5));
        Assert.Equal(70 + 2_00 + 3_00, SpendOn(ledger, 6));
    }

    [Fact]
    public void Several_actuals_of_a_day_add_up_and_replace_the_budget_once()
    {
        var ledger = new SpendLedger(
            [new(On(1), Media, Paid, 0, 31_00)],
            [new(On(5), Media, Paid, Summer, 20), new(On(5), Media, Paid, Winter, 30), new(On(5), Media, Paid, 0, 5)]);
        Assert.Equal(55, SpendOn(ledger, 5));
    }

    [Fact]
    public void Spend_is_known_for_61_of_the_90_days_of_a_quarter_with_a_january_budget_and_actuals_from_1_to_30_march()
    {
        var ledger = new SpendLedger(
            [new(new(2018, 1, 1), Media, 0, 0, 0)],
            Enumerable.Range(1, 30).Select(day => new DayActual(On(day), Media, Paid, 0, 1_00)));
        var quarter = DayRange.Of(new(2018, 1, 1), On(31));
        Assert.Equal(new SpendCoverage(61, 90), ledger.Coverage(quarter));
        Assert.False(ledger.Coverage(quarter).IsWhole);
        Assert.True(ledger.Coverage(DayRange.OfMonth(2018, 1)).IsWhole);
        Assert.Equal(30_00, ledger.Spend(quarter));
    }

    [Fact]
    public void An_empty_ledger_knows_no_day()
    {
        var ledger = new SpendLedger([], []);
        Assert.Equal(0, ledger.Spend(March));
        Assert.Equal(new SpendCoverage(0, 31), ledger.Coverage(March));
    }

    [Fact]
    public void A_channels_ledger_holds_its_own_rows_only()
    {
        var ledger = new SpendLedger([new(On(1), Media, Paid, 0, 31_00), new(On(1), Staff, 0, 0, 62_00)], [new(On(2), Media, Organic, 0, 9)]);
        Assert.Equal(31_00, ledger.ForChannel(Paid).Spend(March));
        Assert.Equal(new SpendCoverage(1, 31), ledger.ForChannel(Organic).Coverage(March));
    }

    private static readonly Gen<(MonthBudget[], DayActual[])> Rows =
        from budgets in (from month in Gen.Choose(1, 3)
                         from category in Gen.Choose(1, 2)
                         from channel in Gen.Choose(0, 2)
                         from campaign in Gen.Choose(0, 2)
                         from minor in Gen.Choose(-500, 10_000)
                         select new MonthBudget(new(2018, month, 1), category, channel, campaign, minor)).ArrayOf()
        from actuals in (from day in Gen.Choose(0, 120)
                         from category in Gen.Choose(1, 2)
                         from channel in Gen.Choose(0, 2)
                         from campaign in Gen.Choose(0, 2)
                         from minor in Gen.Choose(-50, 1_000)
                         select new DayActual(new DateOnly(2017, 12, 20).AddDays(day), category, channel, campaign, minor)).ArrayOf()
        select (budgets, actuals);

    [Fact]
    public void Days_add_up_to_the_period_and_channels_to_all_whatever_the_order_of_the_rows() =>
        Law.Holds(Rows, rows =>
        {
            var (budgets, actuals) = rows;
            var ledger = new SpendLedger(budgets, actuals);
            var range = DayRange.Of(new(2017, 12, 1), new(2018, 5, 31));
            Assert.Equal(range.EachDay().Sum(day => ledger.Spend(DayRange.OfDay(day))), ledger.Spend(range));
            Assert.Equal(range.EachDay().Sum(day => ledger.Coverage(DayRange.OfDay(day)).Known), ledger.Coverage(range).Known);
            Assert.Equal(new[] { 0, 1, 2 }.Sum(channel => ledger.ForChannel(channel).Spend(range)), ledger.Spend(range));
            Assert.Equal(ledger.Spend(March), new SpendLedger(budgets.Reverse(), actuals.Reverse()).Spend(March));
        });

    [Fact]
    public void The_spend_of_a_day_is_its_actuals_and_the_budget_shares_that_none_of_them_replaces() =>
        Law.Holds(Rows, rows =>
        {
            var (budgets, actuals) = rows;
            var ledger = new SpendLedger(budgets, actuals);
            foreach (var day in DayRange.Of(new(2017, 12, 15), new(2018, 4, 30)).EachDay())
            {
                var today = actuals.Where(actual => actual.Day == day).ToList();
                var kept = budgets.Where(budget => budget.Days.Contains(day) && !today.Exists(actual =>
                    actual.Category == budget.Category && actual.Channel == budget.Channel && (budget.Campaign == 0 || budget.Campaign == actual.Campaign)));
                Assert.Equal(today.Sum(actual => actual.Minor) + kept.Sum(budget => BudgetSpread.OnDay(budget.Minor, budget.Days, day)), ledger.Spend(DayRange.OfDay(day)));
            }
        });

    [Fact]
    public void Campaigns_and_what_is_for_none_make_up_the_whole() => Law.Holds(
        from budgets in Gen.ListOf(
            from category in Gen.Choose(1, 2)
            from channel in Gen.Choose(0, 1)
            from campaign in Gen.Choose(0, 2)
            from minor in Gen.Choose(-1000, 100_000)
            select new MonthBudget(On(1), category, channel, campaign, minor))
        from actuals in Gen.ListOf(
            from day in Gen.Choose(1, 31)
            from category in Gen.Choose(1, 2)
            from channel in Gen.Choose(0, 1)
            from campaign in Gen.Choose(0, 2)
            from minor in Gen.Choose(-1000, 100_000)
            select new DayActual(On(day), category, channel, campaign, minor))
        select new SpendLedger(budgets, actuals),
        ledger =>
        {
            foreach (var day in March.EachDay().Select(DayRange.OfDay).Append(March))
            {
                Assert.Equal(ledger.Spend(day), ledger.Campaigns.Sum(campaign => ledger.ForCampaign(campaign).Spend(day)));
                Assert.Equal(ledger.Spend(day), ledger.Channels.Sum(channel => ledger.ForChannel(channel).Spend(day)));
            }
        });

    [Fact]
    public void A_budget_for_no_campaign_gives_up_the_day_that_a_campaign_has_an_actual_for()
    {
        var ledger = new SpendLedger([new(On(1), Media, Paid, 0, 31_00)], [new(On(5), Media, Paid, Summer, 50)]);
        Assert.Equal((30_00L, 50L), (ledger.ForCampaign(0).Spend(March), ledger.ForCampaign(Summer).Spend(March)));
    }
}
