using FunnelReports.Core.Reports;

namespace FunnelReports.Web.Pages.Conversions;

/// <summary>The moves into the stage, or those out of it, as the page shows them. Rendered by <c>_Side.cshtml</c>.</summary>
/// <param name="Id">"in" or "out".</param>
/// <param name="Title">Heading of the side, in the reader's language.</param>
/// <param name="OtherEnd">What the stage at the other end is: where from, or where to.</param>
/// <param name="Moves">The moves.</param>
/// <param name="Ends">Names of the stages at the other end, in the order of the moves.</param>
public sealed record Side(string Id, string Title, string OtherEnd, ConversionSide Moves, IReadOnlyList<string> Ends);
