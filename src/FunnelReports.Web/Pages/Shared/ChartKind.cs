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
}
