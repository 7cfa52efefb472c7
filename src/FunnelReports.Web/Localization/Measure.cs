namespace FunnelReports.Web.Localization;

/// <summary>A number together with what it counts, so that one place decides how it reads.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>Whole things: leads, moves, runs.</summary>
    public sealed record Count(long Value) : Measure;

    /// <summary>A mean of whole things, which has a part: 3.4 stays.</summary>
    public sealed record Mean(double Value) : Measure;

    /// <summary>A length of time in days of 86,400 seconds, or in business days when the label says so.</summary>
    public sealed record Days(double Value) : Measure;

    /// <summary>A fraction: 0.125 reads 12.5 %. Changes in points, not in percent.</summary>
    public sealed record Rate(double Value) : Measure;

    /// <summary>An amount in minor units (cents) of a currency with so many decimals.</summary>
    public sealed record Money(long Minor, string Currency, int Decimals) : Measure;

    /// <summary>A count that may not be known.</summary>
    public static Measure? OfCount(long? value) => value is { } known ? new Count(known) : null;

    /// <summary>A length of time that may not be known.</summary>
    public static Measure? OfDays(double? value) => value is { } known ? new Days(known) : null;

    /// <summary>A rate that may not be known.</summary>
    public static Measure? OfRate(double? value) => value is { } known ? new Rate(known) : null;

    /// <summary>The number alone, for comparing two measures of one kind; money in minor units.</summary>
    public double Magnitude => this switch
    {
        Count c => c.Value,
        Mean m => m.Value,
        Days d => d.Value,
        Rate r => r.Value,
        Money a => a.Minor,
        _ => throw new InvalidOperationException($"{GetType().Name} has no magnitude."),
    };
}
