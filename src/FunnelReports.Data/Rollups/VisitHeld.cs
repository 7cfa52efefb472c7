using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>Takes a lead as the rollups hold it.</summary>
/// <param name="lead">Its values.</param>
/// <param name="moves">Its moves in order; valid during the call.</param>
public delegate void VisitHeld(in LeadAttributes lead, ReadOnlySpan<Transition> moves);
