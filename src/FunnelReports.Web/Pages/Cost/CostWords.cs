using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Cost;

/// <summary>The numbers of a cost report in words, in the reader's language.</summary>
public sealed class CostWords(CostShown shown, string period, string inPeriod, Compared compared, MoneyText money, Format format, IStringLocalizer<SharedResource> text)
{
    private readonly CostReport report = shown.Report;
    private readonly Workspace workspace = shown.Workspace;
    private readonly string stage = shown.Stage;

    /// <summary>What a lead cost, in a sentence.</summary>
    public Sentence Sentence => report switch
    {
        { Note: { } note } => note,
        { Entered: 0 } => text["Nobody entered {0} for the first time {1}, so there is no cost per {0}.", stage, inPeriod],
        _ => string.Join("; ", Costs()) is { Length: > 0 } costs
            ? text["One {0} of {1} cost {2}.", stage, period, costs]
            : new Sentence(text["{0} entered {1} for the first time {2}. What one cost is not known."], format.Leads(report.Entered, shown.LeadsPath), stage, inPeriod),
    };

    /// <summary>Where the lag comes from; null while it is unknown.</summary>
    public string? Lag => report.LagAdjusted is not { } lag ? null : lag.LagSource switch
    {
        nameof(LagSource.Fixed) => text["The lag is {0}: an admin has fixed it.", format.Days(lag.LagDays, 0)].Value,
        nameof(LagSource.Period) => text["The lag is {0}: so long took the leads that first entered {1} in the period, on average.", format.Days(lag.LagDays, 0), stage].Value,
        _ => text["The lag is {0}: so long took the leads of the last twelve months, on average; in the period alone fewer than 30 entered {1}.", format.Days(lag.LagDays, 0), stage].Value,
    };

    /// <summary>What the lag-weighted cost rests on; null while the lags are unknown, and where an admin has fixed one.</summary>
    public Sentence? Lags => report.LagWeighted is { LagSource: not nameof(LagSource.Fixed) } weighted
        ? new Sentence(text["The lags are those of {0}; the longest is {1}."], format.Leads(weighted.Leads, LagsPath(weighted.LagSource)), format.Days(weighted.LongestLagDays, 0)) : null;

    /// <summary>An amount of the document.</summary>
    public string Amount(string? amount) => money.Text(amount, workspace);

    /// <summary>The limits of a cost, "–" without them.</summary>
    public string Limits(string? low, string? high) => low is null || high is null ? Format.Missing : text["{0} – {1}", Amount(low), Amount(high)];

    /// <summary>"61 of 90 days".</summary>
    public string Known(CostCoverage? coverage) =>
        coverage is null ? Format.Missing : text["{0} of {1} days", format.Count(coverage.Known), format.Count(coverage.Days)];

    /// <summary>Days from one to another, both included; "–" without them.</summary>
    public string Window(DateOnly? from, DateOnly? to) => from is { } first && to is { } last ? format.Days(first, last) : Format.Missing;

    private string? LagsPath(string source) => source == nameof(LagSource.Period) ? shown.LeadsPath : shown.YearPath;

    private string Than(string simple) =>
        compared.Than(money.Measure(simple, workspace), money.Measure(shown.Earlier?.Simple.PerLead, workspace), shown.Change);

    private IEnumerable<string> Costs()
    {
        if (report.Simple.PerLead is { } simple) yield return text["{0} plainly{1}", Amount(simple), Than(simple)];
        if (report.LagAdjusted is { PerLead: { } adjusted } lag) yield return text["{0} with the spend moved back by {1}", Amount(adjusted), format.Days(lag.LagDays, 0)];
        if (report.LagWeighted?.PerLead is { } weighted) yield return text["{0} with each day's spend given to the days on which its leads arrive", Amount(weighted)];
    }
}
