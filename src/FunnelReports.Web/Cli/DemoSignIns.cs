using FunnelReports.Data;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Cli;

/// <summary>One account for each role of the demo, with a new password at each start: what is not printed cannot be known.</summary>
public static class DemoSignIns
{
    /// <summary>Makes the accounts, or gives them new passwords, and writes how to sign in.</summary>
    public static async Task OpenAsync(CliHost host, FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        await host.Output.WriteLineAsync("Sign in as one of these; the passwords are new at each start:");
        await Accounts.UseAsync(host, database, async users =>
        {
            var known = (await users.ListAsync(cancel)).ToDictionary(p => p.Email, p => p.Id, StringComparer.OrdinalIgnoreCase);
            foreach (var role in Roles.All.Reverse())
            {
                var email = $"{role}@demo.example";
                var password = FirstPassword.New();
                var refusal = known.TryGetValue(email, out var id)
                    ? await users.SetPasswordAsync(Audit.CommandLine, id, password, cancel)
                    : await users.AddAsync(Audit.CommandLine, email, RolesOf(role), password, cancel);
                if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
                await host.Output.WriteLineAsync($"  {email,-24}{password}");
            }

            return true;
        });
    }

    // The admin of the demo shows everything.
    private static string[] RolesOf(string role) => role == Roles.Admin ? [.. Roles.All] : [role];
}
