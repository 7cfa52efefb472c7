using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Web.Localization;

/// <summary>A value just as a reader sees it, neither finer nor coarser: "35.2%" is 0.352.</summary>
public abstract record ShownValue
{
    private ShownValue()
    {
    }

    /// <summary>Words.</summary>
    public sealed record Text(string Words) : ShownValue;

    /// <summary>A number with as many decimals as it has when its unit is taken away; percent are fractions.</summary>
    public sealed record Number(decimal Value, int Decimals, ShownUnit Unit = ShownUnit.Plain, string? Currency = null) : ShownValue;

    /// <summary>A day.</summary>
    public sealed record Day(DateOnly Date) : ShownValue;

    /// <summary>A month, by its first day.</summary>
    public sealed record Month(DateOnly First) : ShownValue;

    /// <summary>A moment on the clock of the reporting zone, to the minute.</summary>
    public sealed record Moment(DateTime Clock) : ShownValue;

    /// <summary>An amount to its last minor unit.</summary>
    public static Number Exact(long minor, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return new Number(minor / (decimal)currency.MinorPerMajor, currency.Decimals, ShownUnit.Money, currency.Code);
    }

    /// <summary>A moment as the clock of a zone shows it.</summary>
    public static Moment At(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var clock = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return new Moment(clock.AddTicks(-(clock.Ticks % TimeSpan.TicksPerMinute)));
    }

    /// <summary>The number that a reader sees of a longer one; null when it has no end or is larger than can be kept exactly.</summary>
    /// <param name="value">The number as it was worked out.</param>
    /// <param name="decimals">Decimals to keep.</param>
    /// <param name="unit">What it counts.</param>
    public static Number? Rounded(double value, int decimals, ShownUnit unit = ShownUnit.Plain) =>
        decimal.TryParse(value.ToString($"F{decimals}", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? new Number(exact, decimals, unit)
            : null;
}
