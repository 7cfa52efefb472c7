namespace FunnelReports.Core.Metrics;

/// <summary>Leads that reached a stage and the seconds from their first entry until then, added up.</summary>
public readonly record struct LagSample(long Leads, long Seconds)
{
    /// <summary>The mean in whole days of 86,400 seconds, a half rounded up; null without leads.</summary>
    public int? MeanWholeDays => Leads <= 0 ? null : (int)((2 * (Int128)Seconds + (Int128)Leads * 86_400) / ((Int128)Leads * 172_800));
}
