namespace FunnelReports.Data.Rollups;

/// <summary>One batch of one lead that the rollups do not hold yet.</summary>
public readonly record struct DirtyMark(long LeadId, long BatchId);
