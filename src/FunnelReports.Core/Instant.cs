using System.Globalization;

namespace FunnelReports.Core;

/// <summary>
/// A point in time: whole microseconds since 1970-01-01T00:00:00Z, as in UTC without leap seconds. The default is that very point.
/// Both databases keep instants to the microsecond, so nothing is lost or rounded on the way.
/// </summary>
/// <param name="Micros">Microseconds since the Unix epoch; negative before it.</param>
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    /// <summary>Microseconds in a second.</summary>
    public const long MicrosPerSecond = 1_000_000;

    /// <summary>The instant of a UTC time. The part below a microsecond (one tick is 0.1 µs) is cut off.</summary>
    /// <exception cref="ArgumentException">The time's kind is not <see cref="DateTimeKind.Utc"/>: nothing is guessed.</exception>
    public static Instant FromUtc(DateTime utc) => utc.Kind == DateTimeKind.Utc
        ? new((utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond - (utc.Ticks < DateTime.UnixEpoch.Ticks && utc.Ticks % TimeSpan.TicksPerMicrosecond != 0 ? 1 : 0))
        : throw new ArgumentException($"The time {utc:O} is of kind {utc.Kind}; an instant is made from a UTC time only.", nameof(utc));

    /// <summary>The instant that many whole seconds after 1970-01-01T00:00:00Z.</summary>
    public static Instant FromUnixSeconds(long seconds) => new(seconds * MicrosPerSecond);

    /// <summary>The same instant as a <see cref="DateTime"/> of kind UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before year 1 or after year 9999.</exception>
    public DateTime ToUtc() => DateTime.UnixEpoch.AddTicks(checked(Micros * TimeSpan.TicksPerMicrosecond));

    /// <summary>Whole seconds from an earlier instant to this one, the part below a second cut off (downwards); negative when the other is later.</summary>
    public long SecondsSince(Instant earlier)
    {
        var micros = Micros - earlier.Micros;
        var seconds = micros / MicrosPerSecond;
        return micros % MicrosPerSecond < 0 ? seconds - 1 : seconds;
    }

    public Instant AddSeconds(long seconds) => new(Micros + seconds * MicrosPerSecond);

    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    /// <summary>ISO 8601 with microseconds, for example <c>2018-03-01T00:00:00.000000Z</c>.</summary>
    public override string ToString() => ToUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static Instant operator +(Instant instant, long seconds) => instant.AddSeconds(seconds);
    public static Instant operator -(Instant instant, long seconds) => instant.AddSeconds(-seconds);
    public static bool operator <(Instant left, Instant right) => left.Micros < right.Micros;
    public static bool operator >(Instant left, Instant right) => left.Micros > right.Micros;
    public static bool operator <=(Instant left, Instant right) => left.Micros <= right.Micros;
    public static bool operator >=(Instant left, Instant right) => left.Micros >= right.Micros;
}
