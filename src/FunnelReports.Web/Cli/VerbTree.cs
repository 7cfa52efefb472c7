using System.CommandLine;
using System.CommandLine.Help;
using FunnelReports.Web.Cli.Verbs;

namespace FunnelReports.Web.Cli;

/// <summary>All verbs of the program: a table of contents.</summary>
public static class VerbTree
{
    /// <summary>The program's name in examples.</summary>
    public const string Program = "funnelreports";

    private const string Description = """
        FunnelReports: how many leads are in each stage, how fast they move, and what an MQL costs.

        In the examples "funnelreports" stands for: dotnet run --project src/FunnelReports.Web --
        or, in the folder of a published copy: dotnet FunnelReports.Web.dll
        Every setting can be given to every verb: --Data:Path FOLDER (where the embedded database lies),
        --ConnectionStrings:FunnelReports "Host=…;Database=…;Username=…" (PostgreSQL), --Workspace:TimeZone ZONE.
        Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly refused.
        """;

    private static readonly string[] Examples =
    [
        "funnelreports                                  serve on http://127.0.0.1:5080, the embedded database in ./data",
        "funnelreports demo                             look around in made-up data",
        "funnelreports import leads leads.csv           bring in leads",
        "funnelreports report stages --period 2026-Q1 --json",
        "funnelreports doctor                           say what is wrong here, if anything",
    ];

    public static RootCommand Of(CliHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var root = new RootCommand(Description)
        {
            ServeVerb.Create(host),
            MigrateVerb.Create(host),
            StagesVerb.Create(host),
            ImportVerb.Create(host),
            LeadVerb.Create(host),
            ReportVerb.Create(host),
            SegmentsVerb.Create(host),
            SnapshotVerb.Create(host),
            RebuildVerb.Create(host),
            ReconcileVerb.Create(host),
            UserVerb.Create(host),
            SettingsVerb.Create(host),
            DemoVerb.Create(host),
            BackupVerb.Create(host),
            RestoreVerb.Create(host),
            DoctorVerb.Create(host),
        };
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.Options.Insert(0, Verb.Help(Examples));
        root.SetAction(_ => host.ServeAsync());
        return root;
    }
}
