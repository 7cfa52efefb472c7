namespace FunnelReports.Core.Rollups;

/// <summary>A combination of values that somebody saved under a name: the rollups keep it as they keep a channel.</summary>
/// <param name="Id">Its id in the rollups.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Filter">Which leads are in it.</param>
/// <param name="Publication">The number of the last publication before it was saved: snapshots keep the segment from the next one on.</param>
public sealed record SavedSegment(int Id, string Name, LeadFilter Filter, long Publication);
