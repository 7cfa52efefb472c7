using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>A chart and the table that says the same. Rendered by <c>_Chart.cshtml</c>, drawn by <c>wwwroot/js/charts.js</c>.</summary>
/// <param name="Id">Unique on the page; letters, digits and hyphens.</param>
/// <param name="Title">Heading and table caption, in the reader's language.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Unit">What the values are.</param>
/// <param name="LabelHeading">What the labels are: "Day", "Month", "Stage".</param>
/// <param name="Labels">Along the axis, in order, in the reader's language.</param>
/// <param name="Series">At least one; each with a value per label.</param>
public sealed record ChartModel(
    string Id,
    string Title,
    ChartKind Kind,
    ChartUnit Unit,
    string LabelHeading,
    IReadOnlyList<string> Labels,
    IReadOnlyList<ChartSeries> Series)
{
    /// <summary>One sentence under the heading: what is counted and by which definition. Null for none.</summary>
    public Sentence? Description { get; init; }

    /// <summary>ISO 4217 code; needed when <see cref="Unit"/> is money.</summary>
    public string? Currency { get; init; }

    /// <summary>Decimals of the values as shown. Null takes what suits the unit: 0 for counts, 1 for days and percent, 2 for money.</summary>
    public int? Decimals { get; init; }

    /// <summary>How sure the limits of the series are, in percent.</summary>
    public int Confidence { get; init; } = 95;

    /// <summary>Marks along the axis.</summary>
    public IReadOnlyList<ChartNote> Notes { get; init; } = [];

    /// <summary>The day of each label, rising: they are drawn as far apart as they are. Null draws the labels evenly. For lines.</summary>
    public IReadOnlyList<DateOnly>? Days { get; init; }

    /// <summary>A line across; null for none.</summary>
    public ChartLevel? Level { get; init; }

    /// <summary>Where the leads begin to be too young to judge; null where all are old enough.</summary>
    public ChartYoung? Hatched { get; init; }

    /// <summary>Writes each label along the axis, turned where there is no room, instead of leaving some out.</summary>
    public bool EveryLabel { get; init; }

    /// <summary>Shows the table opened, e.g. because it is short.</summary>
    public bool TableOpen { get; init; }

    /// <summary>True when there is nothing to draw: no label, or not one known value.</summary>
    public bool IsEmpty => Labels.Count == 0 || Series.All(series => series.Values.All(value => value is null));

    /// <summary>Decimals that chart and table share.</summary>
    public int ShownDecimals => Decimals ?? Unit switch
    {
        ChartUnit.Count or ChartUnit.Day => 0,
        ChartUnit.Money => 2,
        _ => 1,
    };

    /// <summary>True when some value is marked as not final.</summary>
    public bool IsOpen => Series.Any(series => series.DashedFrom < Labels.Count);

    /// <summary>Throws when a series does not have one value per label, or money has no currency: a drawing would lie.</summary>
    public ChartModel Checked()
    {
        foreach (var series in Series)
        {
            if (series.Values.Count != Labels.Count || Wrong(series.Low) || Wrong(series.High) || (series.Low is null) != (series.High is null)
                || Wrong(series.Inner?.Low) || Wrong(series.Inner?.High) || (series.Leads is not null && series.Leads.Count != Labels.Count))
            {
                throw new ArgumentException($"Chart '{Id}': series '{series.Name}' needs one value (and low, high, leads where given) for each of the {Labels.Count} labels.");
            }
        }

        if (Days is not null && (Days.Count != Labels.Count || Days.Zip(Days.Skip(1)).Any(pair => pair.First >= pair.Second)))
        {
            throw new ArgumentException($"Chart '{Id}' needs a day for each of the {Labels.Count} labels, each after the one before.");
        }

        return Unit == ChartUnit.Money && string.IsNullOrEmpty(Currency)
            ? throw new ArgumentException($"Chart '{Id}' shows money and names no currency.")
            : this;
    }

    private bool Wrong(IReadOnlyList<double?>? limits) => limits is not null && limits.Count != Labels.Count;
}
