using FunnelReports.Core.Metrics;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>One number as a reader meets it: label, value, what it is compared with, its interval, its definition, and the leads behind it. Rendered by <c>_KeyFigure.cshtml</c> alone.</summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Label">What it is, in the reader's language.</param>
/// <param name="Value">The number, or null when it is not known or not defined; then give <see cref="Why"/>.</param>
public sealed record KeyFigure(string Id, string Label, Measure? Value)
{
    /// <summary>Why there is no value, in a few words: "no lead entered MQL in this period".</summary>
    public string? Why { get; init; }

    /// <summary>What the number is: its meaning and formula are shown on hover, focus or click, with a link to the glossary.</summary>
    public Metric? Metric { get; init; }

    /// <summary>What there is to say of just this number: what went into it, over which days. Shown after the metric's own words.</summary>
    public Sentence? Definition { get; init; }

    /// <summary>The same number for the period compared with.</summary>
    public Measure? Before { get; init; }

    /// <summary>The period compared with: "June 2017".</summary>
    public string? BeforeLabel { get; init; }

    /// <summary>The change as a fraction of <see cref="Before"/> where it is known more exactly than the two, which are rounded; null takes it from them.</summary>
    public double? ExactChange { get; init; }

    /// <summary>Whether more is welcome (true), unwelcome (false) or neither (null). Only colours the change; the words say up or down.</summary>
    public bool? MoreIsGood { get; init; }

    /// <summary>Lower limit of the 95 % interval.</summary>
    public Measure? Low { get; init; }

    /// <summary>Upper limit of the 95 % interval.</summary>
    public Measure? High { get; init; }

    /// <summary>A few words under the value: "lag 37 days, spend of 25 May – 23 Jun 2017".</summary>
    public Sentence? Note { get; init; }

    /// <summary>Address of exactly the leads that were counted.</summary>
    public string? LeadsPath { get; init; }

    /// <summary>How many leads these are, where the number is not their count but their share of others.</summary>
    public long? LeadsCount { get; init; }

    /// <summary>Address of exactly the leads that were counted in the period compared with.</summary>
    public string? BeforePath { get; init; }

    /// <summary>The number with its leads.</summary>
    public LeadCount Shown(Format format) => Linked(Value, LeadsPath, LeadsCount, format);

    /// <summary>The number of the period compared with, with its leads.</summary>
    public LeadCount ShownBefore(Format format) => Linked(Before, BeforePath, null, format);

    /// <summary>The change against <see cref="Before"/>, or null when there is nothing to compare.</summary>
    public Change? Change => Change.Between(Value, Before) is { Direction: not 0, Amount: not null } change && ExactChange is { } exact
        ? change with { Amount = exact }
        : Change.Between(Value, Before);

    /// <summary>"good", "bad" or "even": the class that colours the change.</summary>
    public string ChangeTone => Change is not { Direction: not 0 } change || MoreIsGood is null ? "even"
        : change.Direction > 0 == MoreIsGood ? "good" : "bad";

    private static LeadCount Linked(Measure? value, string? path, long? count, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return new(count ?? (value as Measure.Count)?.Value ?? 0, path, format.Measure(value));
    }
}
