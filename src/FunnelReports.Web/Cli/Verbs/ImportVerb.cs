using System.CommandLine;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>import leads|transitions|spend FILE</c>: real data in.</summary>
public static class ImportVerb
{
    private const int ShownRefusals = 5;

    public static Command Create(CliHost host) => new Verb(
        "import",
        "Bring in a CSV file of leads, transitions or spend. Importing a file twice changes nothing; bad rows are refused by line into FILE.errors.csv.",
        "funnelreports import leads leads.csv",
        "funnelreports import transitions crm-export.csv --map crm.map.json",
        "funnelreports import spend budgets-2026.csv")
    {
        OfKind(host, ImportKind.Leads, "One row for each lead: lead_id, created_at, email, name, last_name, company, channel, campaign, persona, origin, country, score, tags."),
        OfKind(host, ImportKind.Transitions, "One row for each move: lead_id, stage, occurred_at, sequence, campaign, action, actor, reason, amount, event_id."),
        OfKind(host, ImportKind.Spend, "One row for each amount: date or month, category, channel, campaign, amount, currency."),
    };

    private static Verb OfKind(CliHost host, ImportKind kind, string description)
    {
        var name = kind.ToString().ToLowerInvariant();
        var file = new Argument<string>("FILE") { Description = "A CSV file in UTF-8 whose first line names the columns." };
        var map = new Option<string>("--map") { Description = "A JSON file that says what the columns of another shape mean.", HelpName = "MAP.json" };
        var noFold = new Option<bool>("--no-fold") { Description = "Leave it to the server to take the rows into the reports." };
        var json = CliOptions.Json();
        var verb = new Verb(
            name,
            description,
            $"funnelreports import {name} {name}.csv",
            $"funnelreports import {name} export.csv --map export.map.json --json")
        {
            file,
            map,
            noFold,
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var request = new ImportRequest(kind, parsed.GetRequiredValue(file)) { MapFile = parsed.GetValue(map) };
            var result = await RunAsync(host, request, !parsed.GetValue(noFold), cancel);
            await SayAsync(host, request, result);
            if (parsed.GetValue(json)) host.WriteJson(result);
            return result.RowsRefused > 0 ? ExitCode.PartlyRefused : ExitCode.Done;
        });
        return verb;
    }

    private static async Task<ImportResult> RunAsync(CliHost host, ImportRequest request, bool fold, CancellationToken cancel)
    {
        CliFiles.RequireThere(request.File);
        if (request.MapFile is { } map) CliFiles.RequireThere(map);
        var database = await host.ReadyDatabaseAsync(cancel);
        var work = new ImportAndFold(database, host.Clock);
        var progress = host.NewProgress();
        try
        {
            return fold
                ? await work.RunAsync(request, cancel, Read, leads => progress.Say($"{leads:N0} leads taken into the reports"))
                : await work.ImportAsync(request, cancel, Read);
        }
        finally
        {
            progress.End();
        }

        void Read(ImportProgress p) => progress.Say($"{p.Rows:N0} of about {p.Lines:N0} rows, {p.RowsPerSecond:N0} rows/s");
    }

    private static async Task SayAsync(CliHost host, ImportRequest request, ImportResult result)
    {
        var counts = request.Kind == ImportKind.Spend
            ? $"{result.SpendAdded:N0} amounts added, {result.SpendChanged:N0} changed"
            : $"{result.LeadsAdded:N0} leads added, {result.LeadsChanged:N0} changed, {result.TransitionsAdded:N0} moves added";
        await host.Error.WriteLineAsync($"{request.File}: {result.RowsRead:N0} rows read; {(result.ChangedNothing ? "everything was known already" : counts)}.");
        if (result.IgnoredColumns.Count > 0) await host.Error.WriteLineAsync($"Columns without a meaning here were left out: {string.Join(", ", result.IgnoredColumns)}.");
        if (result.RowsPassedOver > 0) await host.Error.WriteLineAsync($"{result.RowsPassedOver:N0} rows of erased leads were passed over.");
        if (result.RowsRefused == 0) return;
        foreach (var refusal in result.FirstRefusals.Take(ShownRefusals))
            await host.Error.WriteLineAsync($"line {refusal.Line}{(refusal.Column.Length > 0 ? $", column {refusal.Column}" : "")}: {refusal.Reason}");
        await host.Error.WriteLineAsync($"{result.RowsRefused:N0} rows were refused; all of them, with reasons, are in {result.ErrorsFile}. Mend them there or at the source and import again.");
    }
}
