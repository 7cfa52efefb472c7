namespace FunnelReports.Data.Model;

/// <summary>The settings of the workspace: one row, made with the database.</summary>
public sealed class WorkspaceRow
{
    public short Id { get; init; } = 1;
    public required string TimeZone { get; set; }
    public required string Currency { get; set; }

    /// <summary>The month (1–12) in which the fiscal year starts.</summary>
    public short FiscalYearStart { get; set; } = 1;

    /// <summary>The day on which weeks start: 1 Monday, 6 Saturday, 7 Sunday.</summary>
    public short WeekStart { get; set; } = 1;

    /// <summary>When the nightly snapshot runs, as a five-field cron expression in the reporting time zone.</summary>
    public required string SnapshotCron { get; set; }

    /// <summary>The version of the funnel's definition that new snapshots carry.</summary>
    public int DefinitionVersion { get; set; } = 1;

    /// <summary>Grows with each saved segment that comes or goes, so that folds know that they must read them again.</summary>
    public int SegmentsVersion { get; set; }

    /// <summary>Days from first entry to MQL that an admin has fixed for the lag-adjusted cost; null = measured.</summary>
    public int? FixedLagDays { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>True for the made-up data of <c>demo</c>.</summary>
    public bool Demo { get; set; }

    /// <summary>The secret by which the external ids of erased leads are turned into pseudonyms; null until the first is.</summary>
    public string? PseudonymKey { get; set; }

    /// <summary>SHA-256 of the one-time token that opens the set-up page; null once the first admin exists.</summary>
    public string? SetupTokenHash { get; set; }
}
