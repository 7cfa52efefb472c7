using System.Diagnostics.CodeAnalysis;

namespace FunnelReports.Core.Calendars;

/// <summary>
/// What a period is compared with, as a person types it: <c>previous</c>, <c>year</c> (the same period a year before), <c>off</c>, or any period.
/// While the period still runs, the other is cut to as many days, so that like is compared with like.
/// </summary>
public sealed record Comparison
{
    private readonly Period? typed;

    private Comparison(string text, Period? typed = null) => (Text, this.typed) = (text, typed);

    /// <summary>With the period just before: what is meant without a word.</summary>
    public static Comparison Previous { get; } = new("previous");

    /// <summary>With the same period a year before.</summary>
    public static Comparison YearBefore { get; } = new("year");

    /// <summary>With nothing.</summary>
    public static Comparison Off { get; } = new("off");

    /// <summary>What a person would type for it, in its one canonical form; <see cref="TryParse"/> reads it back.</summary>
    public string Text { get; }

    /// <summary>True when a period is named.</summary>
    public bool IsTyped => typed is not null;

    /// <summary>Reads a comparison; nothing typed is the previous period.</summary>
    /// <param name="text">What was typed; letters may be small, spaces around it are ignored.</param>
    /// <param name="calendar">Says in which month the fiscal year starts.</param>
    /// <param name="comparison">The comparison, when the text is one.</param>
    /// <param name="error">Otherwise one sentence: what is wrong, and examples of what is right.</param>
    public static bool TryParse(string? text, ReportingCalendar calendar, [NotNullWhen(true)] out Comparison? comparison, [NotNullWhen(false)] out string? error)
    {
        var wanted = (text ?? "").Trim();
        (comparison, error) = (wanted.Length == 0 ? Previous : new[] { Previous, YearBefore, Off }.FirstOrDefault(c => c.Text.Equals(wanted, StringComparison.OrdinalIgnoreCase)), null);
        if (comparison is not null) return true;
        if (!Period.TryParse(wanted, calendar, out var period, out error)) return false;
        comparison = new Comparison(period.Text, period);
        return true;
    }

    /// <summary>The period to compare with; null for none.</summary>
    /// <param name="period">The period shown.</param>
    /// <param name="today">The last day of which anything is known: a period that holds it still runs.</param>
    public Period? With(Period period, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (this == Off) return null;
        var other = typed ?? (this == YearBefore ? period.YearBefore() : period.Previous());
        return period.Range.Contains(today) ? other.First(today.DayNumber - period.Range.Start.DayNumber + 1) : other;
    }

    public override string ToString() => Text;
}
