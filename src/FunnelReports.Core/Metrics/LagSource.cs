namespace FunnelReports.Core.Metrics;

/// <summary>Where the lag of the lag-adjusted cost comes from.</summary>
public enum LagSource
{
    /// <summary>No lead has reached the stage in the twelve months before the end of the period: there is no lag and no lag-adjusted cost.</summary>
    Unknown,

    /// <summary>Leads that reached the stage in the period itself.</summary>
    Period,

    /// <summary>Leads that reached the stage in the twelve months before the end of the period, because the period has too few.</summary>
    TwelveMonths,

    /// <summary>An admin has fixed it.</summary>
    Fixed,
}
