using System.Diagnostics.CodeAnalysis;

namespace FunnelReports.Web.Cli;

/// <summary>Parts the settings of a command line (<c>--Data:Path /srv/funnel</c> or <c>--Data:Path=/srv/funnel</c>) from its verb and options.</summary>
/// <param name="Words">The verb and what belongs to it.</param>
/// <param name="Settings">Settings by name; they win over environment and files.</param>
public sealed record SettingArguments(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string?> Settings)
{
    // Settings of the web host whose names have no section.
    private static readonly string[] HostSettings = ["urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "applicationName"];

    private static readonly Dictionary<string, string[]> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ConnectionStrings"] = ["FunnelReports"],
        ["Data"] = ["Path", "File"],
        ["Workspace"] = ["TimeZone", "Currency", "FiscalYearStart", "WeekStart"],
    };

    /// <summary>Reads a command line. Nothing after <c>--</c> is taken for a setting.</summary>
    /// <exception cref="UsageException">A setting has no value, or its name is a slip of the pen.</exception>
    public static SettingArguments Split(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var words = new List<string>();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--")
            {
                words.AddRange(arguments.Skip(i));
                break;
            }

            if (!IsSetting(arguments[i], out var name, out var value))
            {
                words.Add(arguments[i]);
                continue;
            }

            Check(name);
            if (value is null)
            {
                if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                    throw new UsageException($"The setting --{name} has no value. Write --{name} VALUE or --{name}=VALUE.");
                value = arguments[++i];
            }

            settings[name] = value;
        }

        return new SettingArguments(words, settings);
    }

    /// <summary>The settings alone, as a host takes them.</summary>
    public string[] ForHost(IEnumerable<KeyValuePair<string, string?>>? more = null) =>
        [.. Settings.Concat(more ?? []).Select(s => $"--{s.Key}={s.Value}")];

    private static bool IsSetting(string argument, [NotNullWhen(true)] out string? name, out string? value)
    {
        (name, value) = (null, null);
        if (!argument.StartsWith("--", StringComparison.Ordinal)) return false;
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        name = equals < 0 ? argument[2..] : argument[2..equals];
        value = equals < 0 ? null : argument[(equals + 1)..];
        return name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static void Check(string name)
    {
        var parts = name.Split(':');
        if (parts.Length < 2) return;
        if (Sections.TryGetValue(parts[0], out var keys))
        {
            if (!keys.Contains(parts[1], StringComparer.OrdinalIgnoreCase))
                throw new UsageException($"There is no setting --{name}. Under {parts[0]} there is {Spelling.List(keys.Select(k => $"{parts[0]}:{k}"))}.");
        }
        else if (Spelling.Nearest(parts[0], Sections.Keys) is { } meant)
        {
            throw new UsageException($"There is no setting --{name}. Did you mean --{meant}:{string.Join(':', parts[1..])}?");
        }
    }

}
