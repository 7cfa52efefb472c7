namespace FunnelReports.Data.Model;

/// <summary>One job for one day: there is never a second row. <see cref="Attempt"/> is the fencing token.</summary>
public sealed class JobRunRow
{
    public required string Job { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>running, succeeded or failed.</summary>
    public required string Status { get; set; }
    public int Attempt { get; set; }
    public required string Worker { get; set; }

    /// <summary>Until then nobody else may run it, by the database's clock.</summary>
    public DateTime LeaseUntil { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }

    /// <summary>How it was started: schedule, start-up or hand.</summary>
    public required string Trigger { get; set; }

    /// <summary>True when it was published later than the schedule says.</summary>
    public bool Late { get; set; }
    public string? Message { get; set; }
}
