using System.Security.Cryptography;

namespace FunnelReports.Web.Auth;

/// <summary>Makes up a password to pass on to a person: easy to read aloud, impossible to guess.</summary>
public static class FirstPassword
{
    // Neither 0 and o nor 1, i and l: 31 signs, so that 20 of them hold 99 bits.
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of five signs, such as <c>k7mqp-2xv4h-aw9zt-6ncde</c>.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Signs, 5)));
}
