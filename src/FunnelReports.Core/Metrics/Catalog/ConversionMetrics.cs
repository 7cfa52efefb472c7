namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>What leads into a stage and out of it.</summary>
internal static class ConversionMetrics
{
    private const string Heading = "Conversions in and out";
    private const string Nothing = "Nothing moved on this side of the stage.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("conversions-moves", "Moves in or out", MetricUnit.Moves)
        {
            Meaning = "Moves of the period into the stage, or out of it.",
            Formula = "All moves on that side; their causes add up to it, and so do the stages at their other end.", Heading = Heading, Fields = ["moves"],
        },
        new("conversions-all-moves", "All moves", MetricUnit.Moves)
        {
            Meaning = "All moves of the period, into whatever stage: what a lift compares with.",
            Formula = "A count of moves.", Heading = Heading, Fields = ["allMoves"],
        },
        new("conversions-cause-moves", "Moves by cause", MetricUnit.Moves)
        {
            Meaning = "Moves that one campaign and action caused on this side of the stage.",
            Formula = "Moves that name this campaign and this action.", Heading = Heading, Fields = ["causes.n"],
        },
        new("conversions-others", "Other causes", MetricUnit.Moves)
        {
            Meaning = "Moves of the causes that are not among the hundred largest.",
            Formula = "Moves on this side − those of the causes that are listed.", Heading = Heading, Fields = ["others"],
        },
        new("conversions-share", "Share of a cause", MetricUnit.Rate)
        {
            Meaning = "The share of the moves on this side of the stage that a campaign and action caused.",
            Formula = "Its moves ÷ all moves on this side.", Empty = Nothing, Heading = Heading, Fields = ["causes.share"],
        },
        new("conversions-limits", "95 % limits of the share of a cause", MetricUnit.Rate)
        {
            Meaning = "Between these the true share lies in 19 of 20 cases.",
            Formula = "The Wilson score interval of the two counts.", Empty = Nothing, Source = "Wilson 1927",
            Heading = "Rates: Wilson", Fields = ["causes.low", "causes.high"],
        },
        new("conversions-lift", "Lift", MetricUnit.Ratio)
        {
            Meaning = "How many times as often a cause is behind these moves as behind moves at large; it is what went together, not what caused what.",
            Formula = "Its share of the moves on this side ÷ its share of all moves of the period.", Empty = Nothing, Heading = Heading, Fields = ["causes.lift"],
        },
        new("conversions-stage-moves", "Moves from or to a stage", MetricUnit.Moves)
        {
            Meaning = "Moves on this side of the stage by the stage at their other end.",
            Formula = "A count of moves; the way into the funnel counts as a stage.", Heading = Heading, Fields = ["stages.n"],
        },
        new("conversions-stage-share", "Share of a stage", MetricUnit.Rate)
        {
            Meaning = "The share of the moves on this side that come from one stage, or go to it.",
            Formula = "Its moves ÷ all moves on this side.", Empty = Nothing, Heading = Heading, Fields = ["stages.share"],
        },
    ];
}
