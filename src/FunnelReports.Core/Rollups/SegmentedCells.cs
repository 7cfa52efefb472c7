namespace FunnelReports.Core.Rollups;

/// <summary>Puts what leads give into every segment and bucket of a <see cref="RollupSet"/>, one cell at a time: right for few leads, with either sign.</summary>
/// <param name="cells">Where to add.</param>
/// <param name="bucketing">The buckets to fill.</param>
/// <param name="segments">The segments to fill.</param>
/// <param name="campaigns">True to count the moves of each campaign's leads.</param>
/// <param name="causes">True to count what caused the moves.</param>
internal sealed class SegmentedCells(RollupSet cells, Bucketing bucketing, LeadSegments segments, bool campaigns, bool causes) : IFoldCells
{
    private readonly RollupBucket[] buckets = new RollupBucket[Bucketing.Most];
    private readonly int[] ids = new int[segments.Most];
    private int kept;
    private int campaign;
    private int sign;

    /// <summary>The buckets that it fills.</summary>
    public Bucketing Bucketing => bucketing;

    /// <summary>The segments that it fills.</summary>
    public LeadSegments Segments => segments;

    public void Lead(in LeadAttributes lead, int sign)
    {
        kept = segments.Of(lead, ids);
        campaign = lead.CampaignId == 0 ? Rollups.Segments.NoCampaign : lead.CampaignId;
        this.sign = sign;
    }

    public void Move(int day, short from, short to, long seconds, int campaignId, int actionId)
    {
        var date = DateOnly.FromDayNumber(day);
        foreach (var segment in ids.AsSpan(0, kept)) RollupSet.Add(cells.Flow, new DayKey(segment, date, from, to), sign, sign * seconds);
        if (campaigns) RollupSet.Add(cells.FlowMonths, new DayKey(campaign, Rollups.Bucketing.MonthOf(date), from, to), sign, sign * seconds);
        if (causes) RollupSet.Add(cells.Causes, new CauseKey(date, from, to, actionId), campaignId, sign);
    }

    public void Exit(int entered, int left, short from, short to, long seconds)
    {
        Spread(cells.Dwell, left, from, to, DurationScale.BinOf(seconds));
        Spread(cells.StayCohorts, entered, from, to, left - entered);
    }

    public void Open(int day, short stage)
    {
        foreach (var segment in ids.AsSpan(0, kept)) RollupSet.Add(cells.Open, new DayKey(segment, DateOnly.FromDayNumber(day), stage, Stages.Stage.Entry), sign);
    }

    public void Passage(int day, short anchor, short target, int age, long seconds)
    {
        foreach (var segment in ids.AsSpan(0, kept))
            RollupSet.Add(cells.Passages, new DayKey(segment, DateOnly.FromDayNumber(day), anchor, target), sign, sign * seconds);
        Spread(cells.ReachLags, day, anchor, target, age);
    }

    public void Reach(int day, short anchor, short target, int age, bool passedOver)
    {
        Spread(cells.ReachCohorts, day, anchor, target, age);
        if (passedOver) Spread(cells.ReachCohorts, day, anchor, CohortKey.PassedOver(target), age);
    }

    private void Spread(Dictionary<CohortKey, Histogram> table, int day, short first, short second, int bin)
    {
        var count = bucketing.Of(DateOnly.FromDayNumber(day), buckets);
        for (var b = 0; b < count; b++)
        {
            foreach (var segment in ids.AsSpan(0, kept)) RollupSet.Add(table, new CohortKey(segment, buckets[b], first, second), bin, sign);
        }
    }
}
