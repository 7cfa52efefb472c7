using System.CommandLine;
using FunnelReports.Data.Reports;

namespace FunnelReports.Web.Cli;

/// <summary>The options that name a lead goal.</summary>
public sealed class GoalOptions
{
    private readonly Option<string> revenue = Text("--revenue", "AMOUNT", "The goal of a goal report: the revenue that the period is to bring.");
    private readonly Option<string> customers = Text("--customers", "N", "The goal as a number of customers, instead of a revenue.");
    private readonly Option<string> deal = Text("--deal", "AMOUNT", "What a customer brings; without it the average of the twelve months before the period.");
    private readonly Option<string> closeRate = Text("--close-rate", "RATE", "The share of SQLs that become customers, 25% or 0.25; without it and the next two the own rate of the twelve months before.");
    private readonly Option<string> mqlToSql = Text("--mql-to-sql", "RATE", "The share of MQLs that become SQLs.");
    private readonly Option<string> leadToMql = Text("--lead-to-mql", "RATE", "The share of leads that become MQLs.");
    private readonly Option<string> visitToLead = Text("--visit-to-lead", "RATE", "The share of visits that leave a lead; without it the visits are not known.");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [revenue, customers, deal, closeRate, mqlToSql, leadToMql, visitToLead];

    /// <summary>The goal that was typed.</summary>
    public GoalTerms Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return new(
            parsed.GetValue(revenue), parsed.GetValue(customers), parsed.GetValue(deal), parsed.GetValue(closeRate), parsed.GetValue(mqlToSql), parsed.GetValue(leadToMql), parsed.GetValue(visitToLead));
    }

    private static Option<string> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}
