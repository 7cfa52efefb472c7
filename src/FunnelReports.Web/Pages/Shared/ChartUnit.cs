namespace FunnelReports.Web.Pages.Shared;

/// <summary>What the values of a chart are.</summary>
public enum ChartUnit
{
    /// <summary>Whole things.</summary>
    Count,

    /// <summary>Days of 86,400 seconds.</summary>
    Days,

    /// <summary>Money in major units of <see cref="ChartModel.Currency"/>.</summary>
    Money,

    /// <summary>Fractions: 0.125 is 12.5 %.</summary>
    Percent,

    /// <summary>Days of the calendar, by <see cref="DateOnly.DayNumber"/>.</summary>
    Day,
}
