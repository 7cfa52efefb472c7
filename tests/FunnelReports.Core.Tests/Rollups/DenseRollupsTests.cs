using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Core.Tests.Rollups;

public class DenseRollupsTests
{
    private static readonly ReportingCalendar Calendar = ReportingCalendar.Create("Europe/Zagreb");

    [Fact]
    public void Cells_in_arrays_are_those_looked_up_by_key_and_come_in_the_order_of_their_keys() =>
        Prop.ForAll(Leads.ListOf().ToArbitrary(), Weeks.ToArbitrary(), (leads, weeks) => Same(Filled(leads, weeks), Dense(leads, weeks)) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_filled_apart_and_merged_are_the_whole() =>
        Prop.ForAll(Leads.ListOf().ToArbitrary(), Weeks.ToArbitrary(), (leads, weeks) =>
        {
            var whole = Dense([], weeks);
            foreach (var part in leads.Chunk(2).Reverse()) whole.Merge(Dense(part, weeks));
            return Same(Filled(leads, weeks), whole) is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_count_above_a_byte_is_kept_whole()
    {
        const int many = 66_000;
        var lead = new OneLead(default, [At(1, new DateTime(2018, 8, 1))]);
        var cells = Dense(Enumerable.Repeat(lead, many));
        cells.Merge(Dense(Enumerable.Repeat(lead, many)));
        Assert.All(cells.ReachCohorts, c => Assert.Equal([(0, 2L * many)], Histogram.FromBytes(c.Value).Bins()));
    }

    // Few counts are a list, more are an array, and a place past 16 bits fits in no list.
    [Theory]
    [InlineData(500, 3)]
    [InlineData(500, 490)]
    [InlineData(67_000, 66_500)]
    public void Causes_are_kept_however_many_campaigns_there_are(int leads, int campaigns)
    {
        OneLead[] all = [.. Enumerable.Range(0, leads).Select(i => new OneLead(default, [At(1, new DateTime(2018, 8, 1), 1 + (i * 3 % campaigns))]))];
        var parts = Dense([.. all.Skip(leads / 2)]);
        parts.Merge(Dense([.. all.Take(leads / 2).Reverse()]));
        Assert.Null(Same(Filled(all), parts));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(6, 28)]
    [InlineData(7, 29)]
    public void A_week_across_two_months_is_one_week_even_when_only_its_end_has_leads(int weekStart, int july)
    {
        var lead = new OneLead(new LeadAttributes(20, 0, 0, 0), [At(1, new DateTime(2018, 8, 1)), At(2, new DateTime(2018, 8, 4))]);
        var week = Assert.Single(Dense([lead], WeekStart.Of(weekStart)).StayCohorts, c => c.Key is { Segment: Segments.All, Bucket.Grain: RollupGrain.Week });
        Assert.Equal(new DateOnly(2018, 7, july), week.Key.Bucket.Start);
    }

    [Fact]
    public void Days_at_the_ends_of_the_calendar_have_their_place()
    {
        var lead = new OneLead(default, [At(1, new DateTime(1, 1, 2)), At(2, new DateTime(9999, 12, 30))]);
        Assert.All(WeekStart.All, weeks => Assert.Null(Same(Filled([lead], weeks), Dense([lead], weeks))));
    }

    [Fact]
    public void Nothing_can_be_taken_away() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DenseRollups(Funnel.Default, LeadSegments.OfValues, WeekStart.Monday).Lead(default, -1));

    private static Gen<WeekStart> Weeks => Gen.Elements(WeekStart.All.AsEnumerable());

    private static Gen<OneLead> Leads =>
        from channel in Gen.Elements(0, 20, 21)
        from persona in Gen.Elements(0, 30)
        from campaign in Gen.Elements(0, 40, 41)
        from moves in Moves.ListOf()
        select new OneLead(new LeadAttributes(channel, persona, 0, campaign), [.. moves]);

    private static Gen<Transition> Moves =>
        from stage in Gen.Choose(1, 8)
        from hours in Gen.Choose(0, 24 * 400)
        from campaign in Gen.Elements(0, 40, 41)
        from action in Gen.Elements(0, 50)
        select new Transition((short)stage, Instant.FromUtc(new DateTime(2018, 2, 20, 0, 0, 0, DateTimeKind.Utc)) + (hours * 3600), 0, 0, campaign, action);

    private static Transition At(short stage, DateTime day, int campaign = 0) =>
        new(stage, Instant.FromUtc(DateTime.SpecifyKind(day, DateTimeKind.Utc)), 0, 0, campaign, 0);

    private static RollupSet Filled(IEnumerable<OneLead> leads, WeekStart weeks = default)
    {
        var cells = new RollupSet();
        Fold(leads, cells.Filling(Bucketing.Stored(weeks), LeadSegments.OfValues));
        cells.DropZeros();
        return cells;
    }

    private static DenseRollups Dense(IEnumerable<OneLead> leads, WeekStart weeks = default)
    {
        var cells = new DenseRollups(Funnel.Default, LeadSegments.OfValues, weeks);
        Fold(leads, cells);
        return cells;
    }

    private static void Fold(IEnumerable<OneLead> leads, IFoldCells into)
    {
        var fold = new LeadFold(Funnel.Default, Calendar);
        foreach (var lead in leads) fold.Apply(into, LeadHistory.Of(Funnel.Default, lead.Transitions).Moves, lead.Attributes, +1);
    }

    // The first table that differs, or null.
    private static string? Same(RollupSet expected, DenseRollups got) =>
        !Equal(expected.Flow, got.Flow) ? "flow"
        : !Equal(expected.Passages, got.Passages) ? "passages"
        : !Equal(expected.Open, got.OpenStays) ? "open"
        : !Equal(expected.FlowMonths, got.FlowMonths) ? "months"
        : !Equal(Bytes(expected.Causes), Bytes(got.Causes)) ? "causes"
        : !Equal(Bytes(expected.Dwell), Bytes(got.Dwell)) ? "dwell"
        : !Equal(Bytes(expected.StayCohorts), Bytes(got.StayCohorts)) ? "stays"
        : !Equal(Bytes(expected.ReachCohorts), Bytes(got.ReachCohorts)) ? "reach"
        : !Equal(Bytes(expected.ReachLags), Bytes(got.ReachLags)) ? "lags"
        : null;

    private static bool Equal<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> expected, IEnumerable<KeyValuePair<TKey, TValue>> got) =>
        expected.OrderBy(c => c.Key).SequenceEqual(got);

    private static IEnumerable<KeyValuePair<TKey, string>> Bytes<TKey>(IEnumerable<KeyValuePair<TKey, Histogram>> cells) =>
        cells.Select(c => KeyValuePair.Create(c.Key, Convert.ToHexString(c.Value.ToBytes())));

    private static IEnumerable<KeyValuePair<TKey, string>> Bytes<TKey>(IEnumerable<KeyValuePair<TKey, byte[]>> cells) =>
        cells.Select(c => KeyValuePair.Create(c.Key, Convert.ToHexString(c.Value)));

    private sealed record OneLead(LeadAttributes Attributes, IReadOnlyList<Transition> Transitions);
}
