namespace FunnelReports.Core.Reports;

/// <summary>How many leads each stage held, took in and let go.</summary>
/// <param name="Stages">The account of each stage over the period.</param>
/// <param name="Series">The same for each day, week or month of the period, up to the as-of day.</param>
public sealed record StagesReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive,
    IReadOnlyList<StageAccount> Stages, IReadOnlyList<StageBucket> Series) : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>The account of a stage: <c>Closing = Opening + Inflow − Outflow</c>.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Opening">Leads in it when the period starts.</param>
/// <param name="Inflow">Entries, re-entries included.</param>
/// <param name="Outflow">Exits.</param>
/// <param name="Closing">Leads in it when the period, or the as-of day if it is earlier, ends.</param>
/// <param name="Exits">The exits by where they led.</param>
public sealed record StageAccount(
    string Key, string Name, long Opening, long Inflow, long Outflow, long Closing, IReadOnlyList<StageExits> Exits);

/// <summary>Exits of a stage to another.</summary>
public sealed record StageExits(string To, long N);

/// <summary>One day, week or month of a stages report; its key is in the period syntax.</summary>
public sealed record StageBucket(string Bucket, IReadOnlyList<StageBucketAccount> Stages);

/// <summary>A stage in one bucket.</summary>
public sealed record StageBucketAccount(string Key, long Inflow, long Outflow, long Closing);
