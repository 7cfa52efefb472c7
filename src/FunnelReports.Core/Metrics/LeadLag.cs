namespace FunnelReports.Core.Metrics;

/// <summary>How many whole days it takes to make a lead of a stage, and from which leads that is known.</summary>
/// <param name="Days">Whole days, 0 or more; null when unknown.</param>
/// <param name="Source">Which leads it comes from.</param>
public readonly record struct LeadLag(int? Days, LagSource Source)
{
    /// <summary>Fewer leads than this in the period, and the twelve months before its end are used.</summary>
    public const int EnoughLeads = 30;

    /// <summary>The lag of a period: the fixed one where given, else the mean of the period, else (fewer than 30 leads) of twelve months.</summary>
    /// <param name="period">Leads whose first entry into the stage lies in the period.</param>
    /// <param name="twelveMonths">Leads whose first entry into the stage lies in the twelve months before the end of the period.</param>
    /// <param name="fixedDays">Set by an admin; null when not.</param>
    public static LeadLag Of(LagSample period, LagSample twelveMonths, int? fixedDays = null)
    {
        if (fixedDays is { } days)
            return new(days, LagSource.Fixed);
        if (period.Leads >= EnoughLeads)
            return new(period.MeanWholeDays, LagSource.Period);
        return twelveMonths.MeanWholeDays is { } mean ? new(mean, LagSource.TwelveMonths) : new(null, LagSource.Unknown);
    }
}
