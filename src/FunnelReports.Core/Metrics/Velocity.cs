using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// How long stays in a stage lasted, over the stays <b>left</b> in a period (time in stage). It says nothing of leads still waiting: <see cref="KaplanMeier"/> does.
/// All in days of 86,400 seconds; null when no stay was left.
/// </summary>
/// <param name="Exits">Stays left.</param>
/// <param name="MeanDays">The exact mean.</param>
/// <param name="MedianDays">The median, to 0.5 %; null also when the distribution is not known for the period.</param>
/// <param name="P90Days">Nine stays in ten lasted at most this long, to 0.5 %; null as the median.</param>
public sealed record Velocity(long Exits, double? MeanDays, double? MedianDays, double? P90Days)
{
    /// <param name="exits">Stays left in the period.</param>
    /// <param name="seconds">Their whole length together.</param>
    /// <param name="durations">Their lengths on <see cref="DurationScale"/>, or null when they are not known for the period.</param>
    /// <exception cref="ArgumentException">The histogram counts other stays than <paramref name="exits"/>.</exception>
    public static Velocity Of(long exits, long seconds, Histogram? durations)
    {
        if (durations is not null && durations.Count != exits)
            throw new ArgumentException($"The distribution counts {durations.Count} stays and the flow {exits}: they are not of the same period and segment.", nameof(durations));
        if (durations is null)
            return new(exits, MeanOf(seconds, exits), null, null);
        var days = Quantiles.Days(durations, [0.5, 0.9]);
        return new(exits, MeanOf(seconds, exits), days[0], days[1]);
    }

    /// <summary>Mean days from a sum of seconds and a count; null when the count is 0.</summary>
    public static double? MeanOf(long seconds, long count) => count == 0 ? null : (double)seconds / count / Quantiles.SecondsPerDay;
}
