using System.CommandLine;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>serve</c>: the pages and the API, until it is stopped.</summary>
public static class ServeVerb
{
    public static Command Create(CliHost host)
    {
        var verb = new Verb(
            "serve",
            "Serve the pages and the API until stopped. The default verb.",
            "funnelreports serve",
            "funnelreports serve --urls http://127.0.0.1:8081 --Data:Path /var/lib/funnelreports");
        verb.SetAction(_ => host.ServeAsync());
        return verb;
    }
}
