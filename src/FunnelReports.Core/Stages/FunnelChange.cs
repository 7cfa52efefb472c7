using System.Globalization;

namespace FunnelReports.Core.Stages;

/// <summary>
/// The funnel that a file of stages makes of the funnel there is: stages keep their ids by key, new ones take the next free ids, and what the file lacks is retired,
/// or removed where nothing was ever recorded.
/// </summary>
public sealed class FunnelChange
{
    private const int LongestKey = 64;
    private const int LongestName = 200;

    private readonly List<string> errors = [];

    /// <param name="before">The funnel there is.</param>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="empty">True when no lead, move or snapshot names a stage yet, so that stages may be removed.</param>
    public FunnelChange(Funnel before, IReadOnlyList<StageLine> lines, bool empty)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(lines);
        var next = (short)(before.Stages.Max(s => s.Id) + 1);
        var stages = new List<Stage>();
        foreach (var line in lines)
        {
            if (Read(line, before.Find(line.Key)?.Id ?? next, lines.Count) is not { } stage) continue;
            if (stage.Id == next) next++;
            stages.Add(stage);
        }

        if (lines.Count == 0) errors.Add("The file has no stages, only its header. A funnel needs at least one stage of kind SuccessPath.");
        if (errors.Count == 0) Agree(stages, lines);
        Errors = errors;
        if (errors.Count > 0) return;

        var lacking = before.Stages.Where(s => stages.All(n => n.Key != s.Key)).ToArray();
        Removed = empty ? lacking : [];
        Retired = empty ? [] : [.. lacking.Where(s => !s.Retired)];
        Added = [.. stages.Where(s => before.Find(s.Key) is null)];
        Changed = [.. stages.Where(s => before.Find(s.Key) is { } old && old != s)];
        Recounts = Added.Count + Removed.Count + Retired.Count > 0 || Changed.Any(s => before.Find(s.Key)! with { Name = s.Name } != s);
        After = new Funnel([.. stages, .. (empty ? [] : lacking).Select(s => s with { Retired = true })]);
    }

    /// <summary>What is wrong with the file, with its lines; none when it can be taken.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The funnel that the file makes; null when something is wrong with it.</summary>
    public Funnel? After { get; }

    public IReadOnlyList<Stage> Added { get; } = [];

    /// <summary>Stages whose name, kind, role or order is another, and retired ones that come back.</summary>
    public IReadOnlyList<Stage> Changed { get; } = [];

    public IReadOnlyList<Stage> Retired { get; } = [];

    public IReadOnlyList<Stage> Removed { get; } = [];

    /// <summary>True when moves may count otherwise than before: more than names change.</summary>
    public bool Recounts { get; }

    /// <summary>True when the funnel stays as it is.</summary>
    public bool IsNothing => Added.Count + Changed.Count + Retired.Count + Removed.Count == 0;

    private Stage? Read(StageLine line, short id, int count)
    {
        var before = errors.Count;
        var key = line.Key.Trim();
        var name = line.Name.Trim();
        if (key.Length is 0 or > LongestKey || key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_')))
            Refuse(line, "key", $"\"{key}\" is no key. Write 1 to {LongestKey} lower-case letters, digits, \"-\" and \"_\".");
        if (name.Length is 0 or > LongestName)
            Refuse(line, "name", name.Length == 0 ? "the name is missing." : $"the name is longer than {LongestName} characters.");
        var kind = ReadName<StageKind>(line.Kind);
        if (kind is null)
            Refuse(line, "kind", $"\"{line.Kind.Trim()}\" is no kind. Write SuccessPath or Detour.");
        var role = ReadName<StageRole>(line.Role);
        if (role is null && line.Role.Trim().Length > 0)
            Refuse(line, "role", $"\"{line.Role.Trim()}\" is no role. Write {string.Join(", ", Enum.GetNames<StageRole>())}, or nothing.");
        if (!int.TryParse(line.Order.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var order) && (line.Order.Trim().Length > 0 || kind == StageKind.SuccessPath))
            Refuse(line, "order", $"\"{line.Order.Trim()}\" is no whole number. A stage of kind SuccessPath needs its place on the path: 1, 2, 3 …");
        if (line.Order.Trim().Length == 0) order = count;
        return errors.Count > before ? null : new Stage(id, key, name, kind!.Value, role, order);
    }

    private void Agree(List<Stage> stages, IReadOnlyList<StageLine> lines)
    {
        Unique("key", s => s.Key);
        Unique("role", s => s.Role);
        Unique("order", s => s.Kind == StageKind.SuccessPath ? s.Order : null);
        if (stages.All(s => s.Kind != StageKind.SuccessPath))
            errors.Add("No stage is of kind SuccessPath. A funnel needs at least one.");

        void Unique(string column, Func<Stage, object?> value)
        {
            for (var i = 0; i < stages.Count; i++)
            {
                var mine = value(stages[i]);
                var first = mine is null ? i : stages.FindIndex(s => mine.Equals(value(s)));
                if (first < i) Refuse(lines[i], column, $"\"{mine}\" stands on line {lines[first].Line} already. Give each stage its own.");
            }
        }
    }

    private static T? ReadName<T>(string text) where T : struct, Enum
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return Enum.GetValues<T>().Where(v => string.Equals(v.ToString(), plain, StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();
    }

    private void Refuse(StageLine line, string column, string reason) => errors.Add($"line {line.Line}, column {column}: {reason}");
}
