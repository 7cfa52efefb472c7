namespace FunnelReports.Web.Tests.Agreement;

/// <summary>The numbers of the cost page and of the goal page in the documents of the API.</summary>
internal static class CostFields
{
    public static readonly IReadOnlyList<PageFields> All =
    [
        new(
            "/cost", "by=channel&stage=sql", "by=channel&stage=sql", 60,
            new("figures", null, """
                Simple cost / Value = cost.simple.perLead
                Simple cost / 95% interval, low = cost.simple.low
                Simple cost / 95% interval, high = cost.simple.high
                Lag-adjusted cost / Value = cost.lagAdjusted.perLead
                Lag-adjusted cost / 95% interval, low = cost.lagAdjusted.low
                Lag-adjusted cost / 95% interval, high = cost.lagAdjusted.high
                Lag-weighted cost / Value = cost.lagWeighted.perLead
                Lag-weighted cost / 95% interval, low = cost.lagWeighted.low
                Lag-weighted cost / 95% interval, high = cost.lagWeighted.high
                First entries / Value = cost.entered
                """),
            new("windows-table", null, """
                SQL counted / First day = cost.period.from
                Simple spend / First day = cost.period.from
                Lag-adjusted spend / First day = cost.lagAdjusted.from
                Lag-adjusted spend / Last day = cost.lagAdjusted.to
                Lag-weighted spend / First day = cost.lagWeighted.from
                Lag-weighted spend / Last day = cost.lagWeighted.to
                """),
            new("ways", "cost.simple cost.lagAdjusted cost.lagWeighted", """
                Way = -
                Spend of, from = -
                Spend of, to = -
                Spend = spend
                Cost of one SQL = perLead
                95% interval, low = low
                95% interval, high = high
                Spend known for = -
                """),
            new("spend-account", null, """
                Brought forward / Came in = cost.lagWeighted.broughtForward
                Spent in the period / Came in = cost.lagWeighted.spent
                Allocated to the period / Went to = cost.lagWeighted.spend
                Not yet allocated / Went to = cost.lagWeighted.notYetAllocated
                """),
            new("stages", "cost.stages*", """
                Stage = -
                First entries = entered
                Simple = simple.perLead
                Simple, low = simple.low
                Simple, high = simple.high
                Lag-adjusted = lagAdjusted.perLead
                Lag-adjusted, low = lagAdjusted.low
                Lag-adjusted, high = lagAdjusted.high
                Lag = lagAdjusted.lagDays
                Lag-adjusted spend of, from = lagAdjusted.from
                Lag-adjusted spend of, to = lagAdjusted.to
                """),
            new("split-lines", "cost.lines*", """
                Channel = -
                First entries = entered
                Spend = spend
                Cost of one SQL = perLead
                95% interval, low = low
                95% interval, high = high
                Spend known for = -
                Total / First entries = cost.entered
                Total / Spend = cost.simple.spend
                Total / Cost of one SQL = cost.simple.perLead
                """),
            new("return", "cost.return.cohorts*", """
                Came in = bucket
                Leads = leads
                Customers = customers
                With amount = withAmount
                Revenue = revenue
                Spend = spend
                Revenue ÷ spend = perSpend
                Total / Leads = cost.return.leads
                Total / Customers = cost.return.customers
                Total / Revenue = cost.return.revenue
                Total / Revenue ÷ spend = cost.return.perSpend
                """)),
        new(
            "/goal", "revenue=900000", "revenue=900000", 30,
            new("figures", null, """
                Customers needed / Value = goal.needed.customers
                SQLs needed / Value = goal.needed.sqls
                MQLs needed / Value = goal.needed.mqls
                Leads needed / Value = goal.needed.leads
                Visits needed / Value = goal.needed.visits
                """),
            new("progress", "goal.progress*", """
                Stage = -
                So far = entered
                Needed = needed
                Share = share
                Days / So far = goal.daysGone
                Days / Needed = goal.days
                Days / Share = goal.daysShare
                """),
            new("rates", null, """
                SQL → Customer / Share = goal.rates[closeRate].rate
                SQL → Customer / 95% interval, low = goal.rates[closeRate].low
                SQL → Customer / 95% interval, high = goal.rates[closeRate].high
                SQL → Customer / Reached = goal.rates[closeRate].numerator
                SQL → Customer / Entered = goal.rates[closeRate].denominator
                MQL → SQL / Share = goal.rates[mqlToSql].rate
                MQL → SQL / Reached = goal.rates[mqlToSql].numerator
                MQL → SQL / Entered = goal.rates[mqlToSql].denominator
                Lead → MQL / Share = goal.rates[leadToMql].rate
                Lead → MQL / Reached = goal.rates[leadToMql].numerator
                Lead → MQL / Entered = goal.rates[leadToMql].denominator
                """)),
    ];
}
