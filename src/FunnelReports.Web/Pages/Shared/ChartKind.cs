namespace FunnelReports.Web.Pages.Shared;

/// <summary>How a chart draws its series.</summary>
public enum ChartKind
{
    /// <summary>Lines over time.</summary>
    Line,

    /// <summary>Bars side by side.</summary>
    Bar,

    /// <summary>Bars on top of each other; the series must add up to something.</summary>
    StackedBar,

    /// <summary>One horizontal bar per stage, from the top of the funnel down.</summary>
    Funnel,

    /// <summary>One horizontal bar per thing, the largest first, with its interval as a line at its end.</summary>
    Ranking,

    /// <summary>Horizontal bars on one axis of days: two series of <see cref="ChartUnit.Day"/>, the first and the last day of each.</summary>
    Windows,
}
