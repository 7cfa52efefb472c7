namespace FunnelReports.Web.Localization;

/// <summary>What a shown number counts.</summary>
public enum ShownUnit
{
    /// <summary>Things, or what the heading beside it says.</summary>
    Plain,

    /// <summary>A share of 1, shown as percent.</summary>
    Fraction,

    /// <summary>Percentage points, by which one share differs from another.</summary>
    Points,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Seconds, shown as minutes and seconds when there are many.</summary>
    Seconds,

    /// <summary>Money of one currency.</summary>
    Money,
}
