using System.CommandLine;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Imports;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>stages list</c> and <c>stages import</c>: the funnel itself.</summary>
public static class StagesVerb
{
    public static Command Create(CliHost host) => new Verb(
        "stages",
        "Show the stages of the funnel, or make a file the funnel.",
        "funnelreports stages list",
        "funnelreports stages import stages.csv")
    {
        ListVerb(host),
        ImportVerb(host),
    };

    private static Verb ListVerb(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb(
            "list",
            "Write the stages as CSV, in the form that `stages import` reads. Retired ones are shown by --json.",
            "funnelreports stages list > stages.csv",
            "funnelreports stages list --json")
        {
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var workspace = await host.WorkspaceAsync(await host.ReadyDatabaseAsync(cancel), cancel);
            var stages = workspace.Funnel.Stages;
            if (parsed.GetValue(json))
            {
                host.WriteJson(new { stages = stages.Select(s => new { s.Key, s.Name, kind = s.Kind.ToString(), role = s.Role?.ToString(), s.Order, s.Retired }) });
                return ExitCode.Done;
            }

            await host.Output.WriteLineAsync("key,name,kind,role,order");
            foreach (var s in stages.Where(s => !s.Retired))
                await host.Output.WriteLineAsync($"{s.Key},{Quoted(s.Name)},{s.Kind},{s.Role},{s.Order}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb ImportVerb(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the header key,name,kind,role,order." };
        var json = CliOptions.Json();
        var verb = new Verb(
            "import",
            "Make the file the funnel. Stages keep their history by key; what the file lacks is retired, or removed while there are no leads yet. All or nothing.",
            "funnelreports stages import stages.csv")
        {
            file,
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var name = parsed.GetRequiredValue(file);
            CliFiles.RequireThere(name);
            var lines = StagesFile.Read(name);
            var database = await host.ReadyDatabaseAsync(cancel);
            var progress = host.NewProgress();
            var (change, leads) = await new DefinitionChange(database, host.Clock).ToStagesAsync(
                Audit.CommandLine, (before, empty) => new FunnelChange(before, lines, empty), read => progress.Say($"Counting anew: {read:N0} leads read"), cancel);
            progress.End();
            if (change.After is not { } funnel)
            {
                foreach (var error in change.Errors) await host.Error.WriteLineAsync($"{name}, {error}");
                await host.Error.WriteLineAsync("Nothing was changed.");
                return ExitCode.Failed;
            }

            await SayAsync(host, change, funnel);
            if (leads > 0) await host.Error.WriteLineAsync($"{leads:N0} leads were counted anew. Published snapshots stay as they were.");
            if (parsed.GetValue(json)) host.WriteJson(Document(change, leads > 0));
            return ExitCode.Done;
        });
        return verb;
    }

    private static object Document(FunnelChange change, bool rebuilt) => new
    {
        added = change.Added.Select(s => s.Key),
        changed = change.Changed.Select(s => s.Key),
        retired = change.Retired.Select(s => s.Key),
        removed = change.Removed.Select(s => s.Key),
        rebuilt,
    };

    private static async Task SayAsync(CliHost host, FunnelChange change, Funnel funnel)
    {
        await host.Error.WriteLineAsync(change.IsNothing
            ? "The funnel is as the file says already."
            : $"The funnel is now {string.Join(" → ", funnel.SuccessPath.Where(s => !s.Retired).Select(s => s.Name))}.");
        foreach (var (word, stages) in new[] { ("Added", change.Added), ("Changed", change.Changed), ("Retired", change.Retired), ("Removed", change.Removed) })
        {
            if (stages.Count > 0) await host.Error.WriteLineAsync($"{word}: {string.Join(", ", stages.Select(s => s.Key))}");
        }

        foreach (var role in new[] { StageRole.Mql, StageRole.Sql, StageRole.Customer })
        {
            if (funnel.With(role) is null) await host.Error.WriteLineAsync($"No stage has the role {role}: reports that need it stay empty until one has.");
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
