namespace FunnelReports.Web.Tests.Agreement;

/// <summary>Which number of which page is which field of which document, written out by hand. Figures are cells of the table "figures".</summary>
/// <param name="Page">The page.</param>
/// <param name="More">What its address has beside the period.</param>
/// <param name="Asked">What the documents are asked beside the period, where that has other words.</param>
/// <param name="Least">The least number of cells that are compared, of the question with the fewest leads.</param>
/// <param name="Tables">Its tables; those that are worked out for drawing alone are left out.</param>
internal sealed record PageFields(string Page, string More, string Asked, int Least, params TableFields[] Tables)
{
    /// <summary>All pages.</summary>
    public static readonly IReadOnlyList<PageFields> All =
    [
        new(
            "/", "", "", 60,
            new("figures", null, """
                Entered Lead / Value = stages.stages[lead].inflow
                Entered MQL / Value = stages.stages[mql].inflow
                Entered SQL / Value = stages.stages[sql].inflow
                Entered Opportunity / Value = stages.stages[opportunity].inflow
                Entered Customer / Value = stages.stages[customer].inflow
                """),
            new("account", "stages.stages*", """
                Stage = name
                At the start = opening
                Entered = inflow
                Left = outflow
                At the end = closing
                Moved on ÷ entered = -
                Moved on ÷ entered, low = -
                Moved on ÷ entered, high = -
                Left to = -
                """),
            new("stock-table", "stages.series*", """
                Until = bucket
                Lead = stages[lead].closing
                MQL = stages[mql].closing
                SQL = stages[sql].closing
                Opportunity = stages[opportunity].closing
                """)),
        new(
            "/mql", "", "", 30,
            new("figures", null, """
                MQL at the end / Value = stages.stages[mql].closing
                Entered / Value = stages.stages[mql].inflow
                Left / Value = stages.stages[mql].outflow
                Half leave within / Value = velocity.stages[mql].survival.medianDays
                Half leave within / 95% interval, low = velocity.stages[mql].survival.low
                Half leave within / 95% interval, high = velocity.stages[mql].survival.high
                Median of those who left / Value = velocity.stages[mql].medianDays
                Average of those who left / Value = velocity.stages[mql].meanDays
                Simple cost / Value = cost.simple.perLead
                Simple cost / 95% interval, low = cost.simple.low
                Lag-adjusted cost / Value = cost.lagAdjusted.perLead
                Lag-adjusted cost / 95% interval, high = cost.lagAdjusted.high
                Lag-weighted cost / Value = cost.lagWeighted.perLead
                First entries / Value = cost.entered
                """),
            new("flow-table", "stages.series*", """
                Until = bucket
                Entered = stages[mql].inflow
                Left = stages[mql].outflow
                """),
            new("cost-table", "cost.series*", """
                In = bucket
                Simple = perLead
                Simple, 95% interval (EUR), low = low
                Simple, 95% interval (EUR), high = high
                Lag-adjusted = ^cost.lagAdjustedSeries*.perLead
                Lag-adjusted, 95% interval (EUR), low = ^cost.lagAdjustedSeries*.low
                Lag-adjusted, 95% interval (EUR), high = ^cost.lagAdjustedSeries*.high
                Simple, average of 3 months = ^cost.movingAverage*.perLead
                """)),
        new(
            "/velocity", "by=persona&stage=sql", "by=persona&stage=sql", 100,
            new("figures", null, """
                Half leave within / Value = velocity.stages[sql].survival.medianDays
                Half leave within / 95% interval, low = velocity.stages[sql].survival.low
                Half leave within / 95% interval, high = velocity.stages[sql].survival.high
                Still waiting / Value = velocity.stages[sql].survival.open
                Median of those who left / Value = velocity.stages[sql].medianDays
                """),
            new("stages", "velocity.stages*", "Stage = name\n" + VelocityColumns),
            new("parts", "velocity.segments.values*", "Persona = -\n" + VelocityColumns),
            new("lengths-table", "velocity.stages[sql].distribution*", """
                Days = -
                Stays left = exits
                """),
            new("trend-table", "velocity.trend*", """
                Left in = bucket
                Median = stages[sql].medianDays
                """),
            new("total", "velocity.total*", """
                Stage = name
                Leads = leads
                Average = meanDays
                Median = medianDays
                Nine in ten within = p90Days
                """)),
        new(
            "/efficiency", "entered=mql&reached=opportunity&policy=strict", "from=mql&to=opportunity&policy=strict", 30,
            new("figures", null, """
                By volume / Value = efficiency.volume.rate
                By cohort, so far / Value = efficiency.cohort.rate
                By cohort, so far / 95% interval, low = efficiency.cohort.low
                By cohort, so far / 95% interval, high = efficiency.cohort.high
                By cohort, projected / Value = efficiency.cohort.projected.rate
                By cohort, projected / 95% interval, low = efficiency.cohort.projected.low
                By cohort, projected / 95% interval, high = efficiency.cohort.projected.high
                Mature / Value = efficiency.cohort.matureShare
                """),
            new("rates-table", "efficiency.cohorts*", """
                Entered in = bucket
                By cohort = rate
                By cohort, 95% interval, low = low
                By cohort, 95% interval, high = high
                By volume = ^efficiency.volumes*.rate
                """),
            new("horizons", "efficiency.horizons*", """
                Within = days
                Share = rate
                95% interval, low = low
                95% interval, high = high
                Reached = advanced
                Leads seen so long = eligible
                """),
            new("cohorts", "efficiency.cohorts*", """
                Entered MQL in = bucket
                Leads = entered
                So far = rate
                95% interval, low = low
                95% interval, high = high
                ? Reached Opportunity in fewer days than: 30 = shares#0
                ? Reached Opportunity in fewer days than: 60 = shares#1
                ? Reached Opportunity in fewer days than: 90 = shares#2
                ? Reached Opportunity in fewer days than: 120 = shares#3
                ? Reached Opportunity in fewer days than: 150 = shares#4
                ? Reached Opportunity in fewer days than: 180 = shares#5
                ? Reached Opportunity in fewer days than: 210 = shares#6
                ? Reached Opportunity in fewer days than: 240 = shares#7
                ? Reached Opportunity in fewer days than: 270 = shares#8
                """)),
        .. CostFields.All,
        .. OutcomeFields.All,
    ];

    private const string VelocityColumns = """
        Stays left in the period (days): Left = exits
        Stays left in the period (days): Average = meanDays
        Stays left in the period (days): Median = medianDays
        Stays left in the period (days): Nine in ten within = p90Days
        Stays entered in the period: Entered = survival.n
        Stays entered in the period: Half leave within = survival.medianDays
        Stays entered in the period: 95% interval, low = survival.low
        Stays entered in the period: 95% interval, high = survival.high
        Stays entered in the period: Still waiting = survival.open
        """;
}
