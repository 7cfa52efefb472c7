using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>One page of the entries into a stage.</summary>
/// <param name="Stage">The stage entered.</param>
/// <param name="Total">How many entries there are in all.</param>
/// <param name="Entries">Those of this page, newest first.</param>
public sealed record EntryPage(Stage Stage, int Total, IReadOnlyList<EntryLine> Entries);
