using FunnelReports.Core.Reports;

namespace FunnelReports.Data.Reports;

/// <summary>A batch that some published day of a question did not count.</summary>
/// <param name="Cause">What it is to the days that did not: late, voided, merged or erased.</param>
/// <param name="Publication">The number of the first publication that counted it; none has when it is <see cref="long.MaxValue"/>.</param>
internal readonly record struct LateBatch(RestatementCause Cause, long Publication);
