using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Filters;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>segments list</c>, <c>segments save</c> and <c>segments remove</c>: filters that the rollups keep under a name.</summary>
public static class SegmentsVerb
{
    public static Command Create(CliHost host) => new Verb(
        "segments",
        "Show, save or remove segments: leads that reports answer for at once, and that each night's snapshot keeps.",
        "funnelreports segments list",
        "funnelreports segments save \"IT by e-mail\" --segment channel=Email --segment persona=IT",
        "funnelreports report velocity --period 2026-Q1 --segment \"saved=IT by e-mail\"")
    {
        ListVerb(host),
        SaveVerb(host),
        RemoveVerb(host),
    };

    private static Verb ListVerb(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb("list", "Write the saved segments, one NAME: CONDITIONS a line.", "funnelreports segments list --json") { json };
        verb.SetAction(async (parsed, cancel) =>
        {
            var saved = await Store(host, await host.ReadyDatabaseAsync(cancel)).ListAsync(cancel);
            if (parsed.GetValue(json)) host.WriteJson(new { segments = saved.Select(s => new { s.Segment.Name, segment = s.Text }) });
            else foreach (var (segment, text) in saved) await host.Output.WriteLineAsync($"{segment.Name}: {text}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb SaveVerb(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = "What people know it by." };
        var segment = new Option<string[]>("--segment")
        {
            HelpName = "SEGMENT",
            Description = "Its leads: channel=Email, persona=…, origin=… or campaign=…. Give it several times, or join conditions by &.",
            Required = true,
        };
        var verb = new Verb(
            "save",
            "Save a filter under a name and count its leads into the rollups.",
            "funnelreports segments save \"IT by e-mail\" --segment \"channel=Email & persona=IT\"")
        {
            name,
            segment,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var progress = host.NewProgress();
            var store = Store(host, await host.ReadyDatabaseAsync(cancel));
            var saved = await Mending(() => store.SaveAsync(
                Audit.CommandLine, parsed.GetRequiredValue(name), FilterText.Join(parsed.GetRequiredValue(segment)), share => progress.Say($"Counting its leads: {share:P0} read"), cancel));
            progress.End();
            await host.Error.WriteLineAsync($"\"{saved.Name}\" is saved. Ask for it with --segment \"{FilterText.Saved}={saved.Name}\".");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb RemoveVerb(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = "The name of a saved segment." };
        var verb = new Verb("remove", "Remove a saved segment. What was published of it stays in the snapshots.", "funnelreports segments remove \"IT by e-mail\"") { name };
        verb.SetAction(async (parsed, cancel) =>
        {
            var store = Store(host, await host.ReadyDatabaseAsync(cancel));
            await Mending(async () =>
            {
                await store.RemoveAsync(Audit.CommandLine, parsed.GetRequiredValue(name), cancel);
                return true;
            });
            await host.Error.WriteLineAsync($"\"{parsed.GetRequiredValue(name)}\" is removed.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static SavedSegments Store(CliHost host, FunnelDatabase database) => new(database, new WorkspaceStore(database, host.Clock), host.Clock);

    private static async Task<T> Mending<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (MistakeException mistake)
        {
            throw new UsageException(mistake.Message);
        }
    }
}
