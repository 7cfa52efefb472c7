using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>report NAME</c>: the document that pages and API show, on standard output.</summary>
public static class ReportVerb
{
    private static readonly Dictionary<string, Func<ReportDesk, ReportRequest, CancellationToken, Task<ReportDocument>>> Reports = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stages"] = async (desk, request, cancel) => await desk.StagesAsync(request, cancel),
        ["velocity"] = async (desk, request, cancel) => await desk.VelocityAsync(request, cancel),
        ["efficiency"] = async (desk, request, cancel) => await desk.EfficiencyAsync(request, cancel),
        ["cost"] = async (desk, request, cancel) => await desk.CostAsync(request, cancel),
        ["conversions"] = async (desk, request, cancel) => await desk.ConversionsAsync(request, cancel),
        ["acceptance"] = async (desk, request, cancel) => await desk.AcceptanceAsync(request, cancel),
        ["forecast"] = async (desk, request, cancel) => await desk.ForecastAsync(request, cancel),
        ["restatement"] = async (desk, request, cancel) => await desk.RestatementAsync(request, cancel),
        ["goal"] = async (desk, request, cancel) => await desk.GoalAsync(request, cancel),
    };

    public static Command Create(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = $"{string.Join(", ", Reports.Keys)}." };
        var period = Text("--period", "PERIOD", "2026, 2026-H1, 2026-Q1, 2026-03, 2026-W09 or 2026-03-01..2026-03-31; a forecast needs none.");
        var segment = new Option<string[]>("--segment")
        {
            HelpName = "SEGMENT",
            Description = "All leads, or those of some values: channel=Paid, persona=…, origin=…, campaign=… or saved=NAME. Give it several times, or join conditions by &: values of one dimension mean any of them, several dimensions all.",
        };
        var grain = Text("--grain", "GRAIN", "day, week or month; without it the length of the period decides.");
        var asOf = Text("--as-of", "DAY", "The last day that counts, yyyy-MM-dd; without it today.");
        var stage = Text("--stage", "STAGE", "The stage that a report on cost, conversions or acceptance, or on velocity with --by, is about; without it the one with the role MQL.");
        var from = Text("--from", "STAGE", "The stage that an efficiency report starts from; without it the one with the role MQL.");
        var to = Text("--to", "STAGE", "The stage that it asks for; without it the one with the role SQL.");
        var policy = Text("--policy", "POLICY", "Who has reached it: reached-or-later (also without the option) counts later stages too, strict only the stage itself.");
        var by = Text("--by", "DIMENSION", "channel, persona or origin: a velocity report shows one stage by its values too. channel or campaign: a cost report does.");
        var goal = new GoalOptions();
        var json = CliOptions.Json();
        var verb = new Verb(
            "report",
            "Write a report: a table for people, or with --json the document that the API gives.",
            "funnelreports report stages --period 2026-Q1 --json",
            "funnelreports report velocity --period 2026-01-01..2026-06-30 --segment \"channel=Paid Search\" --json",
            "funnelreports report stages --period 2026-Q1 --segment channel=Email --segment persona=IT",
            "funnelreports report velocity --period 2026-Q1 --by channel --stage sql",
            "funnelreports report efficiency --period 2026-Q1 --from mql --to sql --json",
            "funnelreports report cost --period 2026-03 --stage sql --json",
            "funnelreports report cost --period 2026-Q1 --by channel",
            "funnelreports report restatement --period 2026-03 --json",
            "funnelreports report goal --period 2026 --revenue 10000000 --deal 50000 --close-rate 25%")
        {
            name,
            period,
            segment,
            grain,
            asOf,
            stage,
            from,
            to,
            policy,
            by,
            json,
        };
        foreach (var option in goal.All) verb.Add(option);
        verb.SetAction(async (parsed, cancel) =>
        {
            var report = parsed.GetRequiredValue(name);
            if (!Reports.TryGetValue(report, out var answer)) throw new UsageException(Unknown(report));
            var days = parsed.GetValue(period) ?? (report.Equals("forecast", StringComparison.OrdinalIgnoreCase) ? "" : throw new UsageException($"Name a period: report {report} --period 2026-Q1."));
            var request = new ReportRequest(
                days, FilterText.Join(parsed.GetValue(segment) ?? []), parsed.GetValue(grain), parsed.GetValue(asOf), parsed.GetValue(stage),
                parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(policy), parsed.GetValue(by))
            {
                Goal = goal.Of(parsed),
            };
            var document = await AnswerAsync(host, request, answer, cancel);
            if (parsed.GetValue(json)) host.WriteJson<object>(document);
            else ReportText.Write(host.Output, document);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<ReportDocument> AnswerAsync(
        CliHost host, ReportRequest request, Func<ReportDesk, ReportRequest, CancellationToken, Task<ReportDocument>> answer, CancellationToken cancel)
    {
        var database = await host.ReadyDatabaseAsync(cancel);
        var behind = await new DataExtent(database).UnfoldedLeadsAsync(cancel);
        if (behind > 0) await host.Error.WriteLineAsync($"{behind:N0} changed leads are not in the reports yet; the server takes them in, or: {VerbTree.Program} rebuild");
        try
        {
            var progress = host.NewProgress();
            var desk = new ReportDesk(database, new WorkspaceStore(database, host.Clock), host.Clock, share => progress.Say($"Computing live: {share:P0} of the leads read"));
            var document = await answer(desk, request, cancel);
            progress.End();
            return document;
        }
        catch (MistakeException mistake)
        {
            throw new UsageException(mistake.Message);
        }
    }

    private static string Unknown(string report)
    {
        var near = Spelling.Nearest(report, Reports.Keys) is { } meant ? $" Did you mean {meant}?" : "";
        return $"There is no report \"{report}\".{near} Known: {string.Join(", ", Reports.Keys)}.";
    }

    private static Option<string> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}
