using FunnelReports.Core.Stages;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>A form that chooses the stage of a report, or the two of one about two; period and all else stay. Rendered by <c>_StageChoice.cshtml</c>.</summary>
/// <param name="Picker">The bar of the page, which knows what to keep.</param>
/// <param name="Stages">The stages to choose from.</param>
/// <param name="Boxes">For each box the name of its value in the address, its label in the reader's language, and the key of the stage shown.</param>
public sealed record StageChoice(PeriodPicker Picker, IReadOnlyList<Stage> Stages, IReadOnlyList<(string Name, string Label, string Shown)> Boxes)
{
    /// <summary>The stages of a box: those in use, and the one shown even when it is retired.</summary>
    public IEnumerable<Stage> Choices(string shown) => Stages.Where(s => !s.Retired || s.Key == shown);

    /// <summary>Values of the address that the form keeps.</summary>
    public IEnumerable<KeyValuePair<string, string>> Keep => Picker.Values.Where(pair => Boxes.All(box => box.Name != pair.Key));
}
