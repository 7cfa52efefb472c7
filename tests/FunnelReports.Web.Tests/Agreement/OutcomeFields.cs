namespace FunnelReports.Web.Tests.Agreement;

/// <summary>The numbers of the pages on acceptance, conversions, forecasts and restatements in the documents of the API.</summary>
internal static class OutcomeFields
{
    /// <summary>Of pages that are asked for a period.</summary>
    public static readonly IReadOnlyList<PageFields> All =
    [
        new(
            "/acceptance", "", "", 10,
            new("figures", null, """
                Acceptance / Value = acceptance.acceptance.rate
                Acceptance / 95% interval, low = acceptance.acceptance.low
                Acceptance / 95% interval, high = acceptance.acceptance.high
                Handed over / Value = acceptance.handedOver
                Rejected / Value = acceptance.rejected
                Waiting / Value = acceptance.waiting
                """),
            new("fate", null, """
                Accepted / Leads = acceptance.accepted
                Rejected / Leads = acceptance.rejected
                Other / Leads = acceptance.other
                Waiting / Leads = acceptance.waiting
                """),
            new("reasons", "acceptance.rejections.reasons*", """
                Reason = -
                Rejections = n
                Share = share
                """)),
        new(
            "/conversions", "stage=sql", "stage=sql", 12,
            new("figures", null, """
                Moves into SQL / Value = conversions.in.moves
                Moves out of SQL / Value = conversions.out.moves
                Led in most often / Value = conversions.in.causes#0.share
                Led in most often / 95% interval, low = conversions.in.causes#0.low
                Led in most often / 95% interval, high = conversions.in.causes#0.high
                """),
            new("in-stages", "conversions.in.stages*", "Where from = -\nMoves = n\nShare = share\nTotal / Moves = conversions.in.moves"),
            new("out-stages", "conversions.out.stages*", "Where to = -\nMoves = n\nShare = share\nTotal / Moves = conversions.out.moves"),
            new("in-causes", "conversions.in.causes*", Causes),
            new("out-causes", "conversions.out.causes*", Causes)),
    ];

    /// <summary>The forecast of 60 days.</summary>
    public static readonly PageFields Forecast = new(
        "/forecast", "days=60&stage=sql", "", 60,
        new("figures", null, """
            In SQL now / Value = forecast.stages[sql].open
            Will enter in 60 days / Value = forecast.stages[sql].horizons[60].arrivals.expected
            In it on 8 May 2026 / Value = forecast.stages[sql].horizons[60].stock.expected
            Off in the mean by / Value = forecast.stages[sql].horizons[60].backtest.meanError
            Same as last period / Value = forecast.stages[sql].horizons[60].backtest.sameAsLast
            Same weekday mean / Value = forecast.stages[sql].horizons[60].backtest.sameWeekdays
            Inside the 80 % limits / Value = forecast.stages[sql].horizons[60].backtest.within80
            Past forecasts / Value = forecast.stages[sql].horizons[60].backtest.forecasts
            """),
        new("forecast", "forecast.stages*", """
            Stage = name
            In it now = open
            Will enter = horizons[60].arrivals.expected
            Will enter, in 4 of 5 cases, low = horizons[60].arrivals.low80
            Will enter, in 4 of 5 cases, high = horizons[60].arrivals.high80
            In it then = horizons[60].stock.expected
            In it then, in 4 of 5 cases, low = horizons[60].stock.low80
            In it then, in 4 of 5 cases, high = horizons[60].stock.high80
            Beside simple rules = -
            """),
        new("worth", "forecast.stages*", """
            Stage = name
            Beside simple rules = -
            Off by = horizons[60].backtest.meanError
            Same as last = horizons[60].backtest.sameAsLast
            Same weekday mean = horizons[60].backtest.sameWeekdays
            Inside the 80 % limits = horizons[60].backtest.within80
            Forecasts = horizons[60].backtest.forecasts
            """),
        new("past-table", "forecast.stages[sql].horizons[60].backtest.points*", """
            From = -
            Came = came
            Forecast = expected
            Forecast, 80% interval, low = low80
            Forecast, 80% interval, high = high80
            """));

    /// <summary>The restatement of a month of which days were learned late.</summary>
    public static readonly PageFields Restatement = new(
        "/restatement", "period=2026-03", "period=2026-03", 12,
        new TableFields("restatement", "restatement.days*.stages!", """
            Day = -
            Stage = name
            Entered: was = was.inflow
            Entered: now = now.inflow
            Left: was = was.outflow
            Left: now = now.outflow
            At the end: was = was.closing
            At the end: now = now.closing
            Why = -
            """));

    private const string Causes = """
        Campaign = -
        Action = -
        Moves = n
        Share = share
        95% interval, low = low
        95% interval, high = high
        Lift = lift
        """;
}
