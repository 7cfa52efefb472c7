using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Answers what reports ask of one segment: from the stored rollups, or from a live fold of the leads that a filter chooses.</summary>
public interface IRollupSource
{
    /// <summary>True when the answers were folded from the log for this question.</summary>
    bool ComputedLive { get; }

    /// <summary>Moves of all days before this one, summed by from and to.</summary>
    Task<IReadOnlyList<FlowCell>> FlowBeforeAsync(DateOnly day, CancellationToken cancel);

    /// <summary>Moves of these days, by day, from and to.</summary>
    Task<IReadOnlyList<FlowCell>> FlowAsync(DayRange days, CancellationToken cancel);

    /// <summary>Leads that first entered the target on these days, with the seconds since their first entry into the anchor.</summary>
    Task<IReadOnlyList<PassageCell>> PassagesAsync(DayRange days, short anchor, short target, CancellationToken cancel);

    /// <summary>Leads that first entered the stage on these days, by the id of their channel or campaign, 0 where they have none.</summary>
    Task<IReadOnlyDictionary<int, long>> EntriesByAsync(Dimension dimension, DayRange days, short stage, CancellationToken cancel);

    /// <summary>For each part of a period, in their order, none overlapping another: the durations of the stays left on its days, by the stage left.</summary>
    Task<IReadOnlyList<IReadOnlyDictionary<short, Histogram>>> DwellAsync(IReadOnlyList<DayRange> parts, CancellationToken cancel);

    /// <summary>The leads that first entered a stage on these days, by the stage.</summary>
    Task<IReadOnlyDictionary<short, FirstEntries>> FirstEntriesAsync(DayRange days, CancellationToken cancel);

    /// <summary>The stays of a stage that were left and those that were entered on these days, by the segment of each value of a dimension (channel, persona or origin).</summary>
    Task<IReadOnlyDictionary<int, SegmentStays>> BySegmentAsync(DayRange days, short stage, Dimension dimension, CancellationToken cancel);

    /// <summary>Stays entered on these days, by stage: those left, by their age in days, and those open.</summary>
    Task<IReadOnlyDictionary<short, StaysEntered>> StaysEnteredAsync(DayRange days, CancellationToken cancel);

    /// <summary>Moves of these days by what caused them.</summary>
    Task<IReadOnlyList<CauseCell>> CausesAsync(DayRange days, CancellationToken cancel);

    /// <summary>Stays in the stage that were entered on these days and have been left, by the stage that followed.</summary>
    Task<IReadOnlyDictionary<short, long>> ExitsAsync(DayRange days, short stage, CancellationToken cancel);

    /// <summary>For each cohort of days, none overlapping another: the leads that first entered the anchor on them, and which have reached the target, or gone past it.</summary>
    Task<IReadOnlyList<ReachedLeads>> ReachAsync(IReadOnlyList<DayRange> cohorts, short anchor, short target, CancellationToken cancel);
}
