using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace FunnelReports.Web.Cli;

/// <summary>Says what is wrong with the words of a command line: one line, and a hint.</summary>
public static class WrongWords
{
    /// <exception cref="UsageException">Always.</exception>
    [DoesNotReturn]
    public static void Refuse(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var verb = PathOf(parsed);
        throw new UsageException($"{Reason(parsed, verb)}{Environment.NewLine}See: {string.Join(' ', [VerbTree.Program, .. verb])} --help");
    }

    private static string Reason(ParseResult parsed, List<string> verb)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (unknown is ['-', ..])
        {
            var options = command.Options.Select(o => o.Name);
            return $"Unknown option {unknown}{(verb.Count > 0 ? $" of {string.Join(' ', verb)}" : "")}.{Meant(Spelling.Nearest(unknown, options))}";
        }

        if (command.Subcommands.Count > 0)
        {
            var known = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToArray();
            var prefix = string.Concat(verb.Select(v => v + " "));
            return unknown is null
                ? $"{string.Join(' ', verb)} needs one more word, one of: {string.Join(", ", known)}."
                : $"Unknown verb \"{prefix}{unknown}\".{Meant(Spelling.Nearest(unknown, known) is { } near ? prefix + near : null) ?? ""} Known: {string.Join(", ", known)}.";
        }

        return unknown is null
            ? parsed.Errors[0].Message.ReplaceLineEndings(" ")
            : $"One word too many: \"{unknown}\". A name with spaces needs quotes around it.";
    }

    private static string? Meant(string? word) => word is null ? null : $" Did you mean {word}?";

    private static List<string> PathOf(ParseResult parsed)
    {
        var path = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is System.CommandLine.Parsing.CommandResult parent; result = parent)
            path.Insert(0, result.Command.Name);
        return path;
    }
}
