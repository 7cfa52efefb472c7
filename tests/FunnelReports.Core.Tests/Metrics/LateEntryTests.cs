using FsCheck.Fluent;
using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Tests.Metrics;

public class LateEntryTests
{
    // One lead each: left at the time, in sight only after the other.
    private static KaplanMeier Of(params (double SeenAfter, double Time)[] left) =>
        KaplanMeier.Of(left.Select(lead => new SurvivalObservation(lead.Time, 1, 1, lead.SeenAfter == 0 ? null : lead.SeenAfter)));

    [Fact]
    public void Leads_that_come_into_sight_late_are_at_risk_only_after_that_as_R_survfit_has_it()
    {
        // The example that lifelines (tests/test_estimation.py, late entry against R) holds against R's survfit(Surv(entry, time, event) ~ 1).
        var stays = Of((1, 2), (2, 10), (4, 5), (0, 4), (0, 3));
        Assert.Equal([(2, 3L), (3, 3L), (4, 2L), (5, 2L), (10, 1L)], stays.Steps.Select(step => (step.Time, step.AtRisk)));
        Assert.Equal([0.667, 0.444, 0.222, 0.111, 0], stays.Steps.Select(step => Math.Round(step.Survival, 3)));
        Assert.Equal((5, 5, 3.0), (stays.N, stays.Events, stays.Median));
    }

    [Fact]
    public void A_lead_that_comes_into_sight_just_before_another_leaves_is_at_risk_then()
    {
        // The same source, late entry with almost tied entry and death against R.
        var stays = Of((1.9, 2), (0, 10), (0, 5), (0, 4), (0, 3));
        Assert.Equal([0.8, 0.6, 0.4, 0.2, 0], stays.Steps.Select(step => Math.Round(step.Survival, 12)));
    }

    [Fact]
    public void A_stay_seen_from_its_third_day_on_does_not_say_that_nobody_left_before() =>
        // Without the third lead the share after day 2 is 1/2, and it knows nothing of day 2: on day 5 it is one of two.
        Assert.Equal([0.5, 0.25], Of((0, 2), (0, 5), (3, 6)).Steps.Take(2).Select(step => step.Survival));

    [Fact]
    public void Who_comes_into_sight_at_the_time_another_leaves_is_not_yet_at_risk() =>
        Assert.Equal(2, Of((0, 3), (0, 9), (3, 9)).Steps[0].AtRisk);

    [Fact]
    public void Leads_cannot_come_into_sight_when_they_have_left()
    {
        Assert.Throws<ArgumentException>(() => Of((2, 2)));
        Assert.Throws<ArgumentException>(() => Of((double.NaN, 2)));
    }

    [Fact]
    public void In_sight_before_they_entered_is_the_same_as_all_the_time() =>
        Law.Holds(
            (from time in Gen.Choose(0, 20) from left in Gen.Choose(0, 1) select (time, left)).ListOf(),
            leads => Assert.Equal(
                KaplanMeier.Of(leads.Select(lead => new SurvivalObservation(lead.time, 1, lead.left))).Steps,
                KaplanMeier.Of(leads.Select(lead => new SurvivalObservation(lead.time, 1, lead.left, -1))).Steps));
}
