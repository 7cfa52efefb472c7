using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Reports;

/// <summary>What a goal for the period takes, by which rates, and how far the period has come. Money is in major units as a decimal string, null where it is unknown.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Revenue">The revenue that is the goal; null when it is a number of customers, or none was named.</param>
/// <param name="Deal">What a customer brings; null when the goal is a number of customers, so that nothing depends on it.</param>
/// <param name="Needed">How many of each it takes.</param>
/// <param name="Rates">The rates from the end of the funnel to its beginning: closeRate, mqlToSql, leadToMql, visitToLead.</param>
/// <param name="MeasuredFrom">The first day whose leads what is not given is measured by: twelve whole months end where the month of the period begins.</param>
/// <param name="MeasuredTo">The last of these days, included.</param>
/// <param name="Progress">What the period has brought so far, from the beginning of the funnel to its end.</param>
/// <param name="DaysGone">Days of the period up to the as-of day, this one included.</param>
/// <param name="Days">Days of the period.</param>
/// <param name="DaysShare">DaysGone ÷ Days.</param>
public sealed record GoalReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive,
    string Currency, string? Revenue, GoalDeal? Deal, LeadGoal Needed, IReadOnlyList<GoalRate> Rates, DateOnly MeasuredFrom, DateOnly MeasuredTo,
    IReadOnlyList<GoalProgress> Progress, int DaysGone, int Days, double DaysShare)
    : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>What a customer brings.</summary>
/// <param name="Average">The average deal.</param>
/// <param name="Given">True when it was given, false when it is measured.</param>
/// <param name="Customers">Customers of whom an amount is known, among the leads that came in in the twelve months; null when it was given.</param>
/// <param name="Revenue">What these have brought; null when it was given, and when there is none.</param>
public sealed record GoalDeal(string? Average, bool Given, long? Customers, string? Revenue);

/// <summary>A rate on the way from the goal to the leads.</summary>
/// <param name="Key">closeRate, mqlToSql, leadToMql or visitToLead.</param>
/// <param name="From">The stage that is entered; null for visits, and while no stage has its role.</param>
/// <param name="To">The stage that is reached, or gone past; null while no stage has its role.</param>
/// <param name="Given">True when it was given, false when it is measured.</param>
/// <param name="Numerator">Leads that have reached the stage by the as-of day; of a given rate its numerator as it was typed.</param>
/// <param name="Denominator">Leads that first entered the other stage in the twelve months; 0 for nobody, and for visits, which are not recorded.</param>
/// <param name="Rate">Numerator ÷ denominator.</param>
/// <param name="Low">Lower 95 % limit of a measured rate.</param>
/// <param name="High">Upper 95 % limit of a measured rate.</param>
public sealed record GoalRate(string Key, string? From, string? To, bool Given, long Numerator, long Denominator, double? Rate, double? Low, double? High);

/// <summary>How far one stage has come.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Role">Lead, Mql, Sql or Customer.</param>
/// <param name="Entered">Leads that first entered it in the period, up to the as-of day.</param>
/// <param name="Needed">How many it takes; null when that cannot be said.</param>
/// <param name="Share">Entered ÷ needed.</param>
public sealed record GoalProgress(string Key, string Role, long Entered, long? Needed, double? Share);
