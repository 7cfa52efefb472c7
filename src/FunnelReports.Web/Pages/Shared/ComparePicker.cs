using FunnelReports.Core;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>The choice in the bar of what the period is compared with: links and GET forms. Rendered by <c>_ComparePicker.cshtml</c>.</summary>
/// <param name="Text">What is chosen, as the address has it: "previous", "year", "off" or a period.</param>
/// <param name="Label">It for people: "vs Q3 2026", "Not compared".</param>
/// <param name="Choices">What can be chosen by name.</param>
/// <param name="Days">The days compared with, which the form of two days opens with.</param>
public sealed record ComparePicker(string Text, string Label, IReadOnlyList<PeriodChoice> Choices, DayRange Days)
{
    /// <summary>Name of the query value that holds the choice.</summary>
    public const string Name = "compare";

    /// <summary>Name of the query value of a first day, which becomes a choice together with the last.</summary>
    public const string FromName = "compareFrom";

    /// <summary>Name of the query value of a last day.</summary>
    public const string ToName = "compareTo";

    /// <summary>True while the period runs, so that as many days of the other are taken.</summary>
    public bool Runs { get; init; }

    /// <summary>That nothing is known of the period compared with; null when something is.</summary>
    public string? Missing { get; init; }
}
