namespace FunnelReports.Data.Model;

/// <summary>A cell in which a reconciliation found the rollups to differ from the log.</summary>
public sealed class ReconcileCellRow
{
    /// <summary>The day of the run, as in <c>job_run</c>.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Its place among the differences of the run, from 1.</summary>
    public required int Place { get; init; }
    public required string TableName { get; init; }
    public required string Cell { get; init; }
    public required string Held { get; init; }
    public required string FromLog { get; init; }
}
