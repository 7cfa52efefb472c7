using FunnelReports.Data.Model;
using Microsoft.AspNetCore.Identity;

namespace FunnelReports.Web.Auth;

/// <summary>Long, and not among the first that anybody would try. No rules about digits or capitals: they make passwords worse.</summary>
public sealed class PasswordRules : IPasswordValidator<AppUser>
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters; more only cost time to hash.</summary>
    public const int Longest = 200;

    private const int FewestDifferentCharacters = 5;

    // The beginnings that most long passwords of public lists of the commonest ones have; digits and signs around them add nothing.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "password", "passwordpassword", "mypassword", "thepassword", "newpassword", "yourpassword", "changeme", "changemenow", "letmein", "letmeinnow",
        "welcome", "welcomehome", "qwerty", "qwertyuiop", "qwertzuiop", "azertyuiop", "qwertyuiopasdfghjkl", "asdfghjkl", "zxcvbnm", "qazwsxedc", "qazwsxedcrfv",
        "iloveyou", "iloveyousomuch", "administrator", "adminadmin", "superadmin", "superuser", "rootroot", "testtest", "secretsecret", "topsecret",
        "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "abcabcabcabc", "trustno", "monkey", "dragon", "football", "baseball", "princess", "sunshine",
        "correcthorsebatterystaple", "funnelreports", "funnelreportsadmin", "marketing", "salesforce", "hubspot",
    };

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password)
    {
        var refusal = Refuse(user.Email ?? "", password ?? "");
        return Task.FromResult(refusal is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = refusal }));
    }

    /// <summary>Why this password is refused for this person, in English (the text key); null when it is good.</summary>
    public static string? Refuse(string email, string password)
    {
        if (password.Length < Shortest) return "Use at least 12 characters. A few words that you can remember are best.";
        if (password.Length > Longest) return "Use at most 200 characters.";
        var small = password.ToLowerInvariant();
        var mail = email.ToLowerInvariant();
        var name = mail.Split('@')[0];
        if (small == mail || LettersOf(small) == LettersOf(name) || (name.Length > 0 && small.Replace(name, "", StringComparison.Ordinal).Length < Shortest / 2))
        {
            return "Your e-mail address is the first thing that somebody would try. Choose another password.";
        }

        return small.Distinct().Count() < FewestDifferentCharacters || IsRun(small) || Common.Contains(LettersOf(small)) || LettersOf(small).Length == 0 && IsKnownNumber(small)
            ? "This password is among the first that anybody would try. Choose another one."
            : null;
    }

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetter));

    private static bool IsKnownNumber(string text) => "01234567890123456789".Contains(text, StringComparison.Ordinal)
        || "98765432109876543210".Contains(text, StringComparison.Ordinal);

    private static bool IsRun(string text) => Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] is 1 or -1 or 0);
}
