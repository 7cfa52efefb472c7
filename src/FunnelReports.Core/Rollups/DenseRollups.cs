using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// The rollups of a whole log, built in memory: what leads give goes into arrays by month, several times faster than into a <see cref="RollupSet"/>, which
/// looks up every cell by its key. It only adds. The segment of all leads, weeks and months are worked out once, when the cells are read, in the order of
/// their keys. Several can be filled at once, each by a thread of its own, and then be merged.
/// </summary>
/// <param name="funnel">Its stages.</param>
/// <param name="keeping">The segments that leads count in.</param>
/// <param name="weeks">The day on which weeks start.</param>
public sealed class DenseRollups(Funnel funnel, LeadSegments keeping, WeekStart weeks) : IFoldCells
{
    private readonly int stages = funnel.IdLimit;
    private readonly DayPlaces places = DayPlaces.Of(weeks);
    private readonly MonthCells?[] months = new MonthCells?[DayPlace.MonthLimit];
    private readonly int[] ids = new int[keeping.Most];
    private readonly int[] slots = new int[keeping.Most];
    private readonly SlotMap segments = new();
    private readonly SlotMap campaigns = new();
    private readonly SlotMap causes = new();
    private readonly SlotMap actions = new();
    private readonly List<bool> isChannel = [];
    private int kept;
    private int campaign;

    public void Lead(in LeadAttributes lead, int sign)
    {
        if (sign != 1) throw new ArgumentOutOfRangeException(nameof(sign), sign, "Leads can only be added here.");

        // All leads, the first, is summed from the channels, the second.
        kept = keeping.Of(lead, ids) - 1;
        for (var s = 0; s < kept; s++) slots[s] = SegmentSlot(ids[s + 1], s == 0);
        campaign = campaigns.SlotOf(lead.CampaignId == 0 ? Segments.NoCampaign : lead.CampaignId);
    }

    public void Move(int day, short from, short to, long seconds, int campaignId, int actionId)
    {
        var place = places.Of(day);
        var month = Month(place.Month);
        var pair = Pair(from, to);
        var tally = new Tally(1, seconds);
        foreach (var slot in slots.AsSpan(0, kept)) MonthCells.At(month.Flow, pair, InDays(slot, place)) += tally;
        MonthCells.At(month.Campaigns, pair, campaign) += tally;
        Count(month.Causes, pair, InDays(actions.SlotOf(actionId), place), causes.SlotOf(campaignId));
    }

    public void Exit(int entered, int left, short from, short to, long seconds)
    {
        Spread(m => m.Dwell, left, from, to, DurationScale.BinOf(seconds));
        Spread(m => m.StayCohorts, entered, from, to, left - entered);
    }

    public void Open(int day, short stage)
    {
        var place = places.Of(day);
        var month = Month(place.Month);
        foreach (var slot in slots.AsSpan(0, kept)) MonthCells.At(month.Open, stage, InDays(slot, place))++;
    }

    public void Passage(int day, short anchor, short target, int age, long seconds)
    {
        var place = places.Of(day);
        var month = Month(place.Month);
        var tally = new Tally(1, seconds);
        foreach (var slot in slots.AsSpan(0, kept)) MonthCells.At(month.Passages, Pair(anchor, target), InDays(slot, place)) += tally;
        Spread(m => m.ReachLags, day, anchor, target, age);
    }

    public void Reach(int day, short anchor, short target, int age, bool passedOver)
    {
        Spread(m => m.ReachCohorts, day, anchor, target, age);
        if (passedOver) Spread(m => m.PassedOver, day, anchor, target, age);
    }

    /// <summary>Adds everything that the other holds. The other must not be used any more.</summary>
    public void Merge(DenseRollups other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var segmentSlots = Slots(other.segments, id => SegmentSlot(id, other.isChannel[other.segments.SlotOf(id)]));
        var campaignSlots = Slots(other.campaigns, campaigns.SlotOf);
        var actionSlots = Slots(other.actions, actions.SlotOf);
        var causeSlots = Slots(other.causes, causes.SlotOf);
        for (var m = 0; m < months.Length; m++)
        {
            if (other.months[m] is not { } from) continue;
            Month(m).Add(from, segmentSlots, campaignSlots, actionSlots, causeSlots);
            other.months[m] = null;
        }
    }

    /// <summary>The cells of <see cref="RollupSet.Flow"/>.</summary>
    public IEnumerable<KeyValuePair<DayKey, Tally>> Flow => Reading.Tallies(m => m.Flow);

    /// <summary>The cells of <see cref="RollupSet.Passages"/>.</summary>
    public IEnumerable<KeyValuePair<DayKey, Tally>> Passages => Reading.Tallies(m => m.Passages);

    /// <summary>The cells of <see cref="RollupSet.Open"/>.</summary>
    public IEnumerable<KeyValuePair<DayKey, long>> OpenStays => Reading.OpenStays();

    /// <summary>The cells of <see cref="RollupSet.FlowMonths"/>.</summary>
    public IEnumerable<KeyValuePair<DayKey, Tally>> FlowMonths => Reading.FlowMonths(campaigns);

    /// <summary>The cells of <see cref="RollupSet.Causes"/>, as <see cref="Histogram.ToBytes"/> writes them.</summary>
    public IEnumerable<KeyValuePair<CauseKey, byte[]>> Causes => Reading.Causes(actions, causes);

    /// <summary>The cells of <see cref="RollupSet.Dwell"/>, as <see cref="Histogram.ToBytes"/> writes them.</summary>
    public IEnumerable<KeyValuePair<CohortKey, byte[]>> Dwell => Reading.Histograms(m => m.Dwell);

    /// <summary>The cells of <see cref="RollupSet.StayCohorts"/>, as <see cref="Histogram.ToBytes"/> writes them.</summary>
    public IEnumerable<KeyValuePair<CohortKey, byte[]>> StayCohorts => Reading.Histograms(m => m.StayCohorts);

    /// <summary>The cells of <see cref="RollupSet.ReachCohorts"/>, as <see cref="Histogram.ToBytes"/> writes them.</summary>
    public IEnumerable<KeyValuePair<CohortKey, byte[]>> ReachCohorts => Reading.Histograms(m => m.ReachCohorts, m => m.PassedOver);

    /// <summary>The cells of <see cref="RollupSet.ReachLags"/>, as <see cref="Histogram.ToBytes"/> writes them.</summary>
    public IEnumerable<KeyValuePair<CohortKey, byte[]>> ReachLags => Reading.Histograms(m => m.ReachLags);

    private DenseReading Reading => new(months, stages, segments, isChannel, places);

    private MonthCells Month(int month) => months[month] ??= new MonthCells(stages);

    private int Pair(short first, short second) => (first * stages) + second;

    private static int InDays(int slot, DayPlace place) => (slot * DayPlace.DaysPerMonth) + place.Day;

    private int SegmentSlot(int id, bool channel)
    {
        var slot = segments.SlotOf(id);
        if (slot == isChannel.Count) isChannel.Add(channel);
        return slot;
    }

    private void Spread(Func<MonthCells, DenseCounts?[]?[]> table, int day, short first, short second, int bin)
    {
        var place = places.Of(day);
        var cells = table(Month(place.Month));
        foreach (var slot in slots.AsSpan(0, kept)) Count(cells, Pair(first, second), (slot * DayPlace.PiecesPerMonth) + place.Piece, bin);
    }

    private static void Count(DenseCounts?[]?[] table, int pair, int inner, int bin) => (MonthCells.At(table, pair, inner) ??= new DenseCounts()).Add(bin);

    private static int[] Slots(SlotMap theirs, Func<int, int> ours) => [.. Enumerable.Range(0, theirs.Count).Select(slot => ours(theirs.IdAt(slot)))];
}
