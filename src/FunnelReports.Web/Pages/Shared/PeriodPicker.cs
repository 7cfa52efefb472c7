namespace FunnelReports.Web.Pages.Shared;

/// <summary>The bar that chooses a period and a grain; every choice is a link or a GET form, so every view has an address.</summary>
/// <param name="Text">The period as it stands in the address: "2018-Q1", "2018-03-01..2018-03-31".</param>
/// <param name="Label">The period for people: "1 Jan 2018 – 31 Mar 2018".</param>
/// <param name="First">Its first day.</param>
/// <param name="LastDay">Its last day, included.</param>
/// <param name="Presets">This month, last month, this quarter, …</param>
/// <param name="Grain">"day", "week" or "month".</param>
public sealed record PeriodPicker(string Text, string Label, DateOnly First, DateOnly LastDay, IReadOnlyList<PeriodChoice> Presets, string Grain)
{
    /// <summary>Name of the query value that holds the period.</summary>
    public const string PeriodName = "period";

    /// <summary>Name of the query value that holds the grain.</summary>
    public const string GrainName = "grain";

    /// <summary>Name of the query value of a typed first day.</summary>
    public const string FromName = "from";

    /// <summary>Name of the query value of a typed last day.</summary>
    public const string ToName = "to";

    /// <summary>Text of the period just before, or null.</summary>
    public string? Previous { get; init; }

    /// <summary>Text of the period just after, or null at the present.</summary>
    public string? Next { get; init; }

    /// <summary>Grains to choose from, finest first; fewer than two hide the choice.</summary>
    public IReadOnlyList<string> Grains { get; init; } = ["day", "week", "month"];

    /// <summary>The bar's choice of leads; null where a page has none.</summary>
    public SegmentPicker? Segments { get; init; }

    /// <summary>The bar's choice of what to compare with; null where a page compares nothing.</summary>
    public ComparePicker? Compare { get; init; }

    /// <summary>True where the page can be saved as a view.</summary>
    public bool HasViews { get; init; }

    /// <summary>Other query values that a new choice keeps, such as the segment.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Keep { get; init; } = [];

    /// <summary>The query values of this view: period, grain and what is kept.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
        Keep.Prepend(KeyValuePair.Create(GrainName, Grain)).Prepend(KeyValuePair.Create(PeriodName, Text));

    /// <summary>The query with days that were typed as two values (<c>from</c> and <c>to</c>) in the syntax of periods; null when none were typed so.</summary>
    public static string? Typed(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var typed = new[] { (PeriodName, FromName, ToName), (ComparePicker.Name, ComparePicker.FromName, ComparePicker.ToName) }
            .Where(t => query[t.Item2].ToString().Length > 0 && query[t.Item3].ToString().Length > 0).ToList();
        return typed.Count == 0 ? null : QueryOf([
            .. typed.Select(t => KeyValuePair.Create(t.Item1, $"{query[t.Item2]}..{query[t.Item3]}")),
            .. query.Where(q => typed.All(t => q.Key != t.Item1 && q.Key != t.Item2 && q.Key != t.Item3)).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")),
        ]);
    }

    /// <summary>The query of this view with another value kept in it, such as the stage; without a value it is left out.</summary>
    public string QueryWith(string name, string? value) => (this with
    {
        Keep = [.. Keep.Where(pair => pair.Key != name), .. value is null ? [] : new[] { KeyValuePair.Create(name, value) }],
    }).Query();

    /// <summary>The query of another choice: <c>?period=2018-Q1&amp;grain=month</c>, what is kept after it.</summary>
    public string Query(string? period = null, string? grain = null) => QueryOf((this with { Text = period ?? Text, Grain = grain ?? Grain }).Values);

    /// <summary>Values as a query: <c>?days=30&amp;stage=mql</c>.</summary>
    internal static string QueryOf(IEnumerable<KeyValuePair<string, string>> values) =>
        "?" + string.Join('&', values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
