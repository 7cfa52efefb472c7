using System.Globalization;

namespace FunnelReports.TestKit;

/// <summary>A clock that stands still until a test moves it. Timers, <c>Task.Delay</c> and time-outs made with it fire only when it is moved.</summary>
/// <remarks>Safe to use from many threads. Its local zone is UTC.</remarks>
public sealed class FixedClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FixedTimer> timers = [];
    private DateTimeOffset now;

    /// <summary>A clock that shows this instant.</summary>
    public FixedClock(DateTimeOffset now) => this.now = now.ToUniversalTime();

    /// <summary>A clock that shows this UTC instant, written like <c>2018-03-01T00:15:00Z</c>.</summary>
    public FixedClock(string utc)
        : this(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
    {
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock forward; timers due on the way fire in order, each seeing its own due instant.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Set(GetUtcNow() + by);
    }

    /// <summary>Sets the clock. Forward it fires the timers due on the way; backward (a clock that jumps) it fires none.</summary>
    public void Set(DateTimeOffset instant)
    {
        var target = instant.ToUniversalTime();
        while (NextDue(target) is { } due)
        {
            due.Fire();
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FixedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FixedTimer? NextDue(DateTimeOffset target)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= target).MinBy(t => t.Due);
            if (next is null)
            {
                now = target;
                return null;
            }

            now = next.Due > now ? next.Due : now;
            next.Rearm();
            return next;
        }
    }

    private sealed class FixedTimer(FixedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public void Rearm()
        {
            if (period > TimeSpan.Zero)
            {
                Due += period;
            }
            else
            {
                clock.timers.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                period = newPeriod;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }
            }

            if (dueTime == TimeSpan.Zero)
            {
                clock.Set(clock.GetUtcNow());
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
