using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Leads;
using FunnelReports.Jobs.Corrections;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>lead show|void|merge|erase</c>: one lead, and what is to be put right about it.</summary>
public static class LeadVerb
{
    public static Command Create(CliHost host) => new Verb(
        "lead",
        "Show one lead, or correct it: void moves that were wrong, merge two leads that are one, erase a person. Published snapshots stay as they are; reports show what is known now.",
        "funnelreports lead show crm:4711",
        "funnelreports lead void crm:4711 --move 90210 --reason \"Typed by mistake\"",
        "funnelreports lead merge crm:4712 --into crm:4711 --reason \"The same person\"",
        "funnelreports lead erase crm:4711 --reason \"Asked for on 3 March\"")
    {
        Show(host),
        Void(host),
        Merge(host),
        Erase(host),
    };

    private static Verb Show(CliHost host)
    {
        var (lead, json) = (Lead("LEAD"), CliOptions.Json());
        var verb = new Verb("show", "Everything that is known of a lead, with the numbers of its moves.", "funnelreports lead show crm:4711", "funnelreports lead show id:42 --json")
        {
            lead,
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var database = await host.ReadyDatabaseAsync(cancel);
            var id = await new LeadFinder(database).FindAsync(parsed.GetRequiredValue(lead), cancel);
            var story = await new LeadStories(database, new WorkspaceStore(database, host.Clock)).ReadAsync(id, cancel)
                ?? throw new MistakeException($"There is no lead number {id}.");
            var workspace = await host.WorkspaceAsync(database, cancel);
            if (parsed.GetValue(json)) host.WriteJson(LeadText.Document(story, workspace));
            else await LeadText.WriteAsync(host.Output, story, workspace);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Void(CliHost host)
    {
        var lead = Lead("LEAD");
        var moves = new Option<long[]>("--move") { Description = "The number of a move, as lead show tells it; give it again for several.", HelpName = "NUMBER", Required = true };
        return Correcting(
            host, "void", "Void moves that never happened. They stop counting, stay in the history, and no import brings them back.",
            "funnelreports lead void crm:4711 --move 90210 --reason \"Typed by mistake\"",
            [lead, moves],
            async (parsed, finder, reason, cancel) =>
            {
                var id = await finder.FindAsync(parsed.GetRequiredValue(lead), cancel);
                return ledger => ledger.VoidAsync(Audit.CommandLine, id, parsed.GetRequiredValue(moves), reason, cancel);
            },
            done => $"{done.Voided} move(s) of lead {done.LeadId} are voided.");
    }

    private static Verb Merge(CliHost host)
    {
        var loser = Lead("LEAD");
        var winner = new Option<string>("--into") { Description = "The lead that keeps the history of both.", HelpName = "LEAD", Required = true };
        return Correcting(
            host, "merge", "Make one lead of two: the other one gets the moves that it lacks, and both ids lead to it from now on.",
            "funnelreports lead merge crm:4712 --into crm:4711 --reason \"The same person\"",
            [loser, winner],
            async (parsed, finder, reason, cancel) =>
            {
                var from = await finder.FindAsync(parsed.GetRequiredValue(loser), cancel);
                var into = await finder.FindAsync(parsed.GetRequiredValue(winner), cancel);
                return ledger => ledger.MergeAsync(Audit.CommandLine, from, into, reason, cancel);
            },
            done => $"Lead {done.OtherLeadId} was merged into lead {done.LeadId}: {done.Added} of its {done.Voided} moves were new there.");
    }

    private static Verb Erase(CliHost host)
    {
        var lead = Lead("LEAD");
        var withCounts = new Option<bool>("--with-counts") { Description = "Stop counting its moves too." };
        return Correcting(
            host, "erase", "Erase the person behind a lead for good: name, e-mail, company, ids. The numbers go on counting it, unless told otherwise, and imports pass it over.",
            "funnelreports lead erase crm:4711 --reason \"Asked for on 3 March\"",
            [lead, withCounts],
            async (parsed, finder, reason, cancel) =>
            {
                var id = await finder.FindAsync(parsed.GetRequiredValue(lead), cancel);
                return ledger => ledger.EraseAsync(Audit.CommandLine, id, parsed.GetValue(withCounts), reason, cancel);
            },
            done => done.Voided > 0 ? $"Lead {done.LeadId} is erased, and its {done.Voided} moves count no more." : $"Lead {done.LeadId} is erased; its moves go on counting.");
    }

    private static Verb Correcting(
        CliHost host,
        string name,
        string description,
        string example,
        IReadOnlyList<Symbol> symbols,
        Func<ParseResult, LeadFinder, string, CancellationToken, Task<Func<Ledger, Task<Correction>>>> prepare,
        Func<Correction, string> say)
    {
        var reason = new Option<string>("--reason") { Description = "Why: it is kept for those who ask later, so it should not name the person.", HelpName = "TEXT", Required = true };
        var json = CliOptions.Json();
        var verb = new Verb(name, description, example) { reason, json };
        foreach (var argument in symbols.OfType<Argument>()) verb.Add(argument);
        foreach (var option in symbols.OfType<Option>()) verb.Add(option);
        verb.SetAction(async (parsed, cancel) =>
        {
            var database = await host.ReadyDatabaseAsync(cancel);
            var correct = await prepare(parsed, new LeadFinder(database), parsed.GetRequiredValue(reason), cancel);
            var done = await new CorrectAndFold(database, host.Clock).RunAsync(correct, cancel);
            await host.Error.WriteLineAsync(say(done));
            if (parsed.GetValue(json)) host.WriteJson(done);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Argument<string> Lead(string name) =>
        new(name) { Description = $"The id of the system it came from, alone or as source:id, or {LeadFinder.NumberPrefix} and its number on its page." };
}
