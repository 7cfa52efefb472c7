namespace FunnelReports.Core.Metrics;

/// <summary>
/// A Kaplan–Meier estimate in as many points as a chart can show. Up to <see cref="MostPoints"/> steps are all shown. More are gathered over equal spans of
/// whole days, the shortest with which no more points are left, and of each span its last step is shown: every point is a step of the estimate, none is made up.
/// The exits of the points add up to all exits.
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
        var span = Math.Ceiling((Math.Floor(estimate.Steps[^1].Time) + 1) / MostPoints);
        return [.. estimate.Steps.GroupBy(step => Math.Floor(step.Time / span)).Select(steps => Point([.. steps]))];
    }

    private static SurvivalPoint Point(IReadOnlyList<SurvivalStep> steps)
    {
        var last = steps[^1];
        return new(last.Time, steps[0].AtRisk, steps.Sum(step => step.Events), last.Survival, last.Limits?.Low, last.Limits?.High);
    }
}
