using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>user add</c>: an account without a browser, the first admin's too.</summary>
public static class UserVerb
{
    public static Command Create(CliHost host) => new Verb(
        "user",
        "Add people who may sign in.",
        "funnelreports user add anna@example.com --role admin",
        "funnelreports user add ben@example.com --role marketer --role ops --password-stdin < password.txt")
    {
        AddVerb(host),
    };

    private static Verb AddVerb(CliHost host)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address to sign in with." };
        var roles = new Option<string[]>("--role") { Description = $"{string.Join(", ", Roles.All)}; give it again for several.", Required = true, HelpName = "ROLE" };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from the first line of standard input. Without it one is made up and written to standard output." };
        var verb = new Verb(
            "add",
            "Add an account. A password of at least 12 characters is made up, or read from standard input.",
            "funnelreports user add anna@example.com --role admin")
        {
            email,
            roles,
            fromInput,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var person = parsed.GetRequiredValue(email).Trim();
            var wanted = (parsed.GetValue(roles) ?? []).SelectMany(r => r.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(r => r.ToLowerInvariant()).Distinct().ToArray();
            if (wanted.FirstOrDefault(r => !Roles.All.Contains(r)) is { } unknown)
                throw new UsageException($"\"{unknown}\" is no role. Known: {string.Join(", ", Roles.All)}.");
            var given = parsed.GetValue(fromInput) ? await PasswordAsync(host, cancel) : null;
            var database = await host.ReadyDatabaseAsync(cancel);
            var password = given ?? FirstPassword.New();
            if (await Accounts.UseAsync(host, database, users => users.AddAsync(Audit.CommandLine, person, wanted, password, cancel)) is { } refusal)
                throw new MistakeException(refusal.ToString());
            await host.Error.WriteLineAsync($"{person} may sign in as {string.Join(", ", wanted)}.{(given is null ? " The password below is shown only now; it can be changed after signing in." : "")}");
            if (given is null) await host.Output.WriteLineAsync(password);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<string> PasswordAsync(CliHost host, CancellationToken cancel) =>
        await Task.Run(host.Input.ReadLine, cancel).WaitAsync(cancel) is { Length: > 0 } line // a console cannot be left while it is read
            ? line
            : throw new UsageException("--password-stdin needs the password on the first line of standard input: echo … | funnelreports user add …");
}
