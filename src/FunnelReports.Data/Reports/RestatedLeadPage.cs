using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>One page of the leads behind a part of a restatement.</summary>
/// <param name="Day">The published day.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Cause">Why the account differs.</param>
/// <param name="Change">The whole part; null for reattributed leads, of which some may not stand behind it.</param>
/// <param name="Total">How many leads there are in all.</param>
/// <param name="Leads">Those of this page, in order of their ids.</param>
public sealed record RestatedLeadPage(
    DateOnly Day, Stage Stage, RestatementCause Cause, AccountChange? Change, int Total, IReadOnlyList<RestatedLeadLine> Leads);
