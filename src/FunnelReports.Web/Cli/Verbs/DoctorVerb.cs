using System.CommandLine;
using FunnelReports.Web.Cli.Doctoring;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>doctor</c>: what is wrong with this installation, if anything.</summary>
public static class DoctorVerb
{
    public static Command Create(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb(
            "doctor",
            "Check the installation: database, schema, data folder, time zone data, snapshots, work left, free disk. Changes nothing. Exit code 1 when a check fails.",
            "funnelreports doctor",
            "funnelreports doctor --json")
        {
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var findings = await new Examination(host).RunAsync(cancel);
            if (parsed.GetValue(json))
                host.WriteJson(new { healthy = findings.All(f => f.Health != Health.Bad), checks = findings });
            else
                foreach (var finding in findings) await host.Output.WriteLineAsync($"{Mark(finding.Health)} {finding.Check}: {finding.Text}");
            return findings.Any(f => f.Health == Health.Bad) ? ExitCode.Failed : ExitCode.Done;
        });
        return verb;
    }

    private static string Mark(Health health) => health switch
    {
        Health.Good => "ok  ",
        Health.Doubtful => "note",
        _ => "BAD ",
    };
}
