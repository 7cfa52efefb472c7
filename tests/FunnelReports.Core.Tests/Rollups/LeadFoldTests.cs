using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Core.Tests.Rollups;

public class LeadFoldTests
{
    private const short Entry = 0, Lead = 1, Mql = 2, Sql = 3, Customer = 5, Rejected = 6;
    private const long DaySeconds = 86_400;

    private static readonly LeadAttributes Paid = new(ChannelId: 20, PersonaId: 0, OriginId: 30, CampaignId: 40);

    [Fact]
    public void Each_move_is_counted_on_its_day_with_the_seconds_spent_in_the_stage_left()
    {
        var cells = Fold((Lead, "2018-01-01T00:00:00Z"), (Mql, "2018-01-03T12:00:00Z"));
        Assert.Equal(new Tally(1, 0), cells.Flow[new DayKey(Segments.All, new DateOnly(2018, 1, 1), Entry, Lead)]);
        Assert.Equal(new Tally(1, 5 * DaySeconds / 2), cells.Flow[new DayKey(Segments.All, new DateOnly(2018, 1, 3), Lead, Mql)]);
    }

    [Fact]
    public void A_lead_is_in_four_segments_and_one_without_a_value_in_the_segment_of_those()
    {
        var cells = Fold((Mql, "2018-01-01T00:00:00Z"));
        Assert.Equal([Segments.All, Segments.NoPersona, 20, 30], cells.Flow.Keys.Select(k => k.Segment).Order());
    }

    [Fact]
    public void The_last_stay_is_open_since_the_day_it_was_entered()
    {
        var cells = Fold((Mql, "2018-01-01T00:00:00Z"), (Sql, "2018-01-05T00:00:00Z"));
        var open = Assert.Single(cells.Open, c => c.Key.Segment == Segments.All);
        Assert.Equal(new DayKey(Segments.All, new DateOnly(2018, 1, 5), Sql, Entry), open.Key);
    }

    [Fact]
    public void A_stay_that_ended_is_in_the_month_and_week_of_its_exit_by_duration_and_of_its_entry_by_age()
    {
        var cells = Fold((Mql, "2018-01-30T12:00:00Z"), (Sql, "2018-02-02T06:00:00Z"));
        var dwell = cells.Dwell[new CohortKey(Segments.All, new RollupBucket(RollupGrain.Month, new DateOnly(2018, 2, 1)), Mql, Sql)];
        Assert.Equal([(DurationScale.BinOf(66 * 3600), 1L)], dwell.Bins());
        var cohort = cells.StayCohorts[new CohortKey(Segments.All, new RollupBucket(RollupGrain.Week, new DateOnly(2018, 1, 29)), Mql, Sql)];
        Assert.Equal([(3, 1L)], cohort.Bins());
    }

    [Theory]
    [InlineData("monday", "2018-01-29")]
    [InlineData("saturday", "2018-01-27")]
    [InlineData("sunday", "2018-01-28")]
    public void A_week_starts_on_the_day_of_the_workspace(string start, string firstDay)
    {
        Assert.True(WeekStart.TryParse(start, out var weeks));
        var cells = new RollupSet();
        new LeadFold(Funnel.Default, ReportingCalendar.Create("UTC")).Apply(
            cells.Filling(Bucketing.Stored(weeks), LeadSegments.OfValues), History((Mql, "2018-01-30T12:00:00Z"), (Sql, "2018-02-02T06:00:00Z")).Moves, Paid, 1);
        foreach (var table in new[] { cells.Dwell, cells.StayCohorts, cells.ReachCohorts, cells.ReachLags })
            Assert.Equal([DateOnly.Parse(firstDay, System.Globalization.CultureInfo.InvariantCulture)], table.Keys.Where(k => k.Bucket.Grain == RollupGrain.Week).Select(k => k.Bucket.Start).Distinct());
    }

    [Fact]
    public void A_passage_runs_from_the_first_entry_into_the_anchor_to_the_first_entry_into_the_target()
    {
        var cells = Fold((Lead, "2018-01-01T00:00:00Z"), (Mql, "2018-01-03T00:00:00Z"), (Lead, "2018-01-04T00:00:00Z"), (Mql, "2018-01-09T00:00:00Z"));
        var third = new DateOnly(2018, 1, 3);
        Assert.Equal(new Tally(1, 2 * DaySeconds), cells.Passages[new DayKey(Segments.All, third, Lead, Mql)]);
        Assert.Equal(new Tally(1, 2 * DaySeconds), cells.Passages[new DayKey(Segments.All, third, Entry, Mql)]);
        Assert.DoesNotContain(cells.Passages.Keys, k => k.First == Mql);
    }

    [Fact]
    public void A_skipped_stage_is_reached_but_has_neither_a_stay_nor_a_passage()
    {
        var cells = Fold((Lead, "2018-01-01T00:00:00Z"), (Sql, "2018-01-03T00:00:00Z"));
        var january = new RollupBucket(RollupGrain.Month, new DateOnly(2018, 1, 1));
        Assert.Equal([(2, 1L)], cells.ReachCohorts[new CohortKey(Segments.All, january, Lead, Mql)].Bins());
        Assert.Equal([(2, 1L)], cells.ReachCohorts[new CohortKey(Segments.All, january, Lead, CohortKey.PassedOver(Mql))].Bins());
        Assert.DoesNotContain(cells.ReachCohorts.Keys, k => k.Second == CohortKey.PassedOver(Sql));
        Assert.DoesNotContain(cells.Passages.Keys, k => k.Second == Mql);
        Assert.DoesNotContain(cells.StayCohorts.Keys, k => k.First == Mql);
    }

    [Fact]
    public void Going_on_from_a_later_stage_does_not_reach_an_earlier_one()
    {
        var cells = Fold((Sql, "2018-01-01T00:00:00Z"), (Customer, "2018-01-03T00:00:00Z"));
        Assert.DoesNotContain(cells.ReachCohorts.Keys, k => k is { First: Sql, Second: Mql });
    }

    [Fact]
    public void The_cohort_of_an_anchor_has_its_size_at_age_0()
    {
        var cells = Fold((Mql, "2018-01-01T00:00:00Z"), (Rejected, "2018-01-03T00:00:00Z"));
        var week = new RollupBucket(RollupGrain.Week, new DateOnly(2018, 1, 1));
        Assert.Equal([(0, 1L)], cells.ReachCohorts[new CohortKey(Segments.All, week, Mql, Mql)].Bins());
        Assert.Equal([(2, 1L)], cells.ReachCohorts[new CohortKey(Segments.All, week, Mql, Rejected)].Bins());
    }

    [Fact]
    public void Days_are_those_of_the_reporting_zone()
    {
        var cells = new RollupSet();
        var paris = ReportingCalendar.Create("Europe/Paris");
        var moves = LeadHistory.Of(Funnel.Default, [new Transition(Mql, Instant.FromUtc(new DateTime(2018, 6, 30, 22, 0, 0, DateTimeKind.Utc)))]);
        new LeadFold(Funnel.Default, paris).Apply(cells.Filling(Bucketing.Stored(WeekStart.Monday), LeadSegments.OfValues), moves.Moves, Paid, 1);
        Assert.Contains(new DayKey(Segments.All, new DateOnly(2018, 7, 1), Entry, Mql), cells.Flow.Keys);
    }

    [Fact]
    public void Taking_a_lead_away_leaves_nothing()
    {
        var cells = Fold((Lead, "2018-01-01T00:00:00Z"), (Sql, "2018-01-03T00:00:00Z"), (Rejected, "2018-03-03T00:00:00Z"));
        Apply(cells, -1, (Lead, "2018-01-01T00:00:00Z"), (Sql, "2018-01-03T00:00:00Z"), (Rejected, "2018-03-03T00:00:00Z"));
        cells.DropZeros();
        Assert.True(cells.IsEmpty);
    }

    [Fact]
    public void Only_asked_days_are_in_a_bucket_of_asked_days()
    {
        var cells = new RollupSet();
        var fold = new LeadFold(Funnel.Default, ReportingCalendar.Create("UTC"));
        var moves = History((Lead, "2018-01-01T00:00:00Z"), (Mql, "2018-01-03T00:00:00Z"), (Sql, "2018-01-06T00:00:00Z"));
        fold.Apply(cells.Filling(Bucketing.Of(DayRange.Of(new DateOnly(2018, 1, 3), new DateOnly(2018, 1, 5))), LeadSegments.OfValues), moves.Moves, Paid, 1);
        Assert.Equal([(Lead, Mql)], cells.Dwell.Keys.Where(k => k.Segment == Segments.All).Select(k => (k.First, k.Second)));
    }

    private static RollupSet Fold(params (short Stage, string At)[] transitions)
    {
        var cells = new RollupSet();
        Apply(cells, +1, transitions);
        return cells;
    }

    private static void Apply(RollupSet cells, int sign, params (short Stage, string At)[] transitions) =>
        new LeadFold(Funnel.Default, ReportingCalendar.Create("UTC")).Apply(cells.Filling(Bucketing.Stored(WeekStart.Monday), LeadSegments.OfValues), History(transitions).Moves, Paid, sign);

    private static LeadHistory History(params (short Stage, string At)[] transitions) =>
        LeadHistory.Of(Funnel.Default, transitions.Select(t => new Transition(t.Stage, Instant.FromUtc(DateTimeOffset.Parse(t.At, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime))));
}
