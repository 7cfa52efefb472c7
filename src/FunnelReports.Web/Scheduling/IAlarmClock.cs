using FunnelReports.Core;

namespace FunnelReports.Web.Scheduling;

/// <summary>
/// An alarm that rings once, at a set time; then <see cref="NightlyJobs.RingAsync"/> runs. That is all a scheduler does here: what runs for which day, and
/// that it runs once, is decided elsewhere.
/// </summary>
public interface IAlarmClock
{
    /// <summary>Sets the alarm, in place of the one set before. A time gone by rings at once.</summary>
    Task SetAsync(Instant at, CancellationToken cancel);

    /// <summary>The time it is set for, or null when it has rung or was never set.</summary>
    Task<Instant?> SetForAsync(CancellationToken cancel);
}
