using FunnelReports.Core;
using FunnelReports.Data.Model;

namespace FunnelReports.Data.Jobs;

/// <summary>The one run of a job for a day, as it stands now.</summary>
/// <param name="Job">The job.</param>
/// <param name="Day">The day it runs for.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempt">How often it was started: 1 and up.</param>
/// <param name="Worker">The machine and process that started it last.</param>
/// <param name="Trigger">What started it last.</param>
/// <param name="StartedAt">When it was started last.</param>
/// <param name="FinishedAt">When it succeeded or failed; null while it runs.</param>
/// <param name="LeaseUntil">Until then nobody else may take it over while it runs, by the database's clock.</param>
/// <param name="Late">True when it succeeded later than its schedule allows.</param>
/// <param name="Message">Why it failed, or what it has to say of itself; no personal data. Null for nothing.</param>
public sealed record JobRun(
    string Job,
    DateOnly Day,
    JobStatus Status,
    int Attempt,
    string Worker,
    JobTrigger Trigger,
    Instant StartedAt,
    Instant? FinishedAt,
    Instant LeaseUntil,
    bool Late,
    string? Message)
{
    internal static JobRun Of(JobRunRow row) => new(
        row.Job,
        row.Day,
        Enum.Parse<JobStatus>(row.Status, ignoreCase: true),
        row.Attempt,
        row.Worker,
        TriggerOf(row.Trigger),
        Instant.FromUtc(row.StartedAt),
        row.FinishedAt is { } finished ? Instant.FromUtc(finished) : null,
        Instant.FromUtc(row.LeaseUntil),
        row.Late,
        row.Message);

    internal static string NameOf(JobTrigger trigger) => trigger switch
    {
        JobTrigger.Schedule => "schedule",
        JobTrigger.StartUp => "start-up",
        _ => "hand",
    };

    private static JobTrigger TriggerOf(string name) => name switch
    {
        "schedule" => JobTrigger.Schedule,
        "start-up" => JobTrigger.StartUp,
        _ => JobTrigger.Hand,
    };
}
