using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// How long leads took from their first entry into the funnel to their first entry into a stage, over the leads that first entered the stage in a period.
/// All times are null when there are no such leads.
/// </summary>
/// <param name="Leads">How many.</param>
/// <param name="MeanDays">The exact mean, in days of 86,400 seconds.</param>
/// <param name="MedianDays">The median in calendar days between the two entries: 0 when both were on one day.</param>
/// <param name="P90Days">Nine leads in ten took at most so many calendar days.</param>
public sealed record TotalTime(long Leads, double? MeanDays, double? MedianDays, double? P90Days)
{
    /// <param name="leads">Leads that first entered the stage.</param>
    /// <param name="seconds">The time that they took, together.</param>
    /// <param name="ages">The leads by the calendar days that they took.</param>
    /// <exception cref="ArgumentException">The histogram counts other leads than <paramref name="leads"/>.</exception>
    public static TotalTime Of(long leads, long seconds, Histogram ages)
    {
        ArgumentNullException.ThrowIfNull(ages);
        if (ages.Count != leads)
            throw new ArgumentException($"The distribution counts {ages.Count} leads and the sum {leads}: they are not of the same period and segment.", nameof(ages));
        var days = Quantiles.WholeDays(ages, [0.5, 0.9]);
        return new(leads, Velocity.MeanOf(seconds, leads), days[0], days[1]);
    }
}
