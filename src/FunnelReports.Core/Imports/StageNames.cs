using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports;

/// <summary>Finds the stage that a file means: by its key, else by its name whatever the capitals.</summary>
internal sealed class StageNames
{
    private readonly Funnel funnel;
    private readonly Dictionary<string, Stage?> byName = new(StringComparer.OrdinalIgnoreCase);

    public StageNames(Funnel funnel)
    {
        this.funnel = funnel;
        foreach (var stage in funnel.Stages)
        {
            // A name that two stages in use share names neither.
            if (!byName.TryGetValue(stage.Name, out var other) || other is { Retired: true }) byName[stage.Name] = stage;
            else if (!stage.Retired) byName[stage.Name] = null;
        }
    }

    /// <summary>The stage, or null with the reason why there is none to enter.</summary>
    public (Stage? Stage, string Reason) Find(string text)
    {
        var stage = funnel.Find(text) ?? byName.GetValueOrDefault(text);
        if (stage is null) return (null, Unknown(text, funnel));
        return stage.Retired ? (null, Retired(stage)) : (stage, "");
    }

    public static string Unknown(string text, Funnel funnel) =>
        $"There is no stage {RowCells.Quoted(text)}. Known: {string.Join(", ", funnel.Stages.Where(s => !s.Retired).Select(s => s.Key))}.";

    public static string Retired(Stage stage) => $"The stage \"{stage.Key}\" is retired and takes no new transitions.";
}
