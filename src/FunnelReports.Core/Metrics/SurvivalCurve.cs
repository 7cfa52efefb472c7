namespace FunnelReports.Core.Metrics;

/// <summary>
/// A Kaplan–Meier estimate in as many points as a chart can show. Up to <see cref="MostPoints"/> steps are all shown. More are gathered over equal spans of
/// whole days, and of each span its last step is shown: every point is a step of the estimate, none is made up. One span ends with the median, so that the
/// curve comes to one half where the median says. The exits of the points add up to all exits.
/// </summary>
public static class SurvivalCurve
{
    /// <summary>The most points that a curve has.</summary>
    public const int MostPoints = 60;

    /// <summary>The points, by rising time; none when nobody has left. Before the first the share is 1.</summary>
    /// <param name="estimate">The estimate, its times in days.</param>
    public static IReadOnlyList<SurvivalPoint> Of(KaplanMeier estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (estimate.Steps.Count <= MostPoints) return [.. estimate.Steps.Select(step => Point([step]))];
        var span = DaysApart(estimate.Steps[^1].Time);
        var first = FirstDay(span, estimate.Median);
        return [.. estimate.Steps.GroupBy(step => Math.Floor((Math.Floor(step.Time) + span - 1 - first) / span)).Select(steps => Point([.. steps]))];
    }

    /// <summary>How many days lie between two days at which a curve of so many days is read.</summary>
    /// <param name="lastDay">The last day on which somebody left.</param>
    public static int DaysApart(double lastDay) => ((int)lastDay / (MostPoints - 1)) + 1;

    /// <summary>The first day at which it is read: from it on, the median is one of those days.</summary>
    /// <param name="daysApart">Days between two of them.</param>
    /// <param name="median">The median in days; null when it is not reached.</param>
    public static int FirstDay(int daysApart, double? median) => median is { } half ? (int)half % daysApart : daysApart - 1;

    private static SurvivalPoint Point(IReadOnlyList<SurvivalStep> steps)
    {
        var last = steps[^1];
        return new(last.Time, steps[0].AtRisk, steps.Sum(step => step.Events), last.Survival, last.Limits?.Low, last.Limits?.High);
    }
}
