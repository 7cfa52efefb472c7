namespace FunnelReports.Data.Model;

/// <summary>One run of an import, with what became of its rows.</summary>
public sealed class ImportRunRow
{
    public required long Id { get; init; }
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    public required DateTime StartedAt { get; init; }
    public DateTime? FinishedAt { get; set; }

    /// <summary>running, succeeded, partly (some rows refused), failed, or interrupted (the program died).</summary>
    public required string Status { get; set; }
    public long RowsRead { get; set; }
    public long RowsRefused { get; set; }
    public long LeadsAdded { get; set; }
    public long LeadsChanged { get; set; }
    public long TransitionsAdded { get; set; }
    public string? Error { get; set; }

    /// <summary>When the run last showed that it is alive, by the database's clock.</summary>
    public DateTime? AliveAt { get; set; }
}
