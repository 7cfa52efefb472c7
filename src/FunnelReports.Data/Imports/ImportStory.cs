using FunnelReports.Data.Model;

namespace FunnelReports.Data.Imports;

/// <summary>A run in the history of imports.</summary>
/// <param name="Run">The run.</param>
/// <param name="Actor">The e-mail of the person who started it; null when it was started at the command line.</param>
public sealed record ImportStory(ImportRunRow Run, string? Actor);
