namespace FunnelReports.Data.Reports;

/// <summary>A lead goal as it is typed: on a command line, in a query string, in a form. Null or blank is not given. Amounts are in major units of the workspace's currency.</summary>
/// <param name="Revenue">The revenue to reach: 10000000, 10,000,000 or 10 000 000.50.</param>
/// <param name="Customers">The customers to win, instead of a revenue.</param>
/// <param name="Deal">What a customer brings; not given, it is measured.</param>
/// <param name="CloseRate">Customers ÷ SQLs: 25 %, 25% or 0.25; not given, it is measured, as are the next two.</param>
/// <param name="MqlToSql">SQLs ÷ MQLs.</param>
/// <param name="LeadToMql">MQLs ÷ leads.</param>
/// <param name="VisitToLead">Leads ÷ visits; not given, it is unknown.</param>
public sealed record GoalTerms(
    string? Revenue = null, string? Customers = null, string? Deal = null, string? CloseRate = null, string? MqlToSql = null, string? LeadToMql = null, string? VisitToLead = null)
{
    /// <summary>Nothing is given.</summary>
    public static GoalTerms None { get; } = new();
}
