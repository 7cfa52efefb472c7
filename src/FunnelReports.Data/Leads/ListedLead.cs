using FunnelReports.Core;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Leads;

/// <summary>A line of a list of leads: one stay of a lead in a stage.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Entered">When it entered.</param>
/// <param name="From">The stage it came from, null when it was new in the funnel.</param>
/// <param name="Left">When it left, null while it is there.</param>
/// <param name="To">The stage it went to, null while it is there.</param>
/// <param name="Days">The calendar days to the stage that was reached, where the list tells of that; else the days of 86,400 s that it stayed, null while it is there.</param>
/// <param name="Lead">How it is called.</param>
public sealed record ListedLead(long LeadId, Stage Stage, Instant Entered, Stage? From, Instant? Left, Stage? To, double? Days, LeadName Lead);
