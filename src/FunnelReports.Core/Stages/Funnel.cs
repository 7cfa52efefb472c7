using System.Collections.Immutable;

namespace FunnelReports.Core.Stages;

/// <summary>All stages of a workspace, retired ones included, and the questions that reports ask of them.</summary>
public sealed class Funnel
{
    private readonly Dictionary<string, Stage> byKey;
    private readonly Stage?[] byId;
    private readonly int[] rank;

    /// <exception cref="ArgumentException">Two stages share an id, key or role, or no stage is on the success path; the message says which.</exception>
    public Funnel(IEnumerable<Stage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        Stages = [.. stages.OrderBy(s => s.Kind).ThenBy(s => s.Order).ThenBy(s => s.Id)];
        Validate();
        byKey = Stages.ToDictionary(s => s.Key, StringComparer.Ordinal);
        byId = new Stage?[Stages.Max(s => s.Id) + 1];
        rank = new int[byId.Length];
        for (var i = 0; i < Stages.Length; i++)
        {
            byId[Stages[i].Id] = Stages[i];
            rank[Stages[i].Id] = i + 1;
        }

        SuccessPath = [.. Stages.Where(s => s.Kind == StageKind.SuccessPath)];
    }

    /// <summary>Every stage: the success path in order, then the detours.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>The stages of the success path, in order.</summary>
    public ImmutableArray<Stage> SuccessPath { get; }

    /// <summary>One more than the largest stage id: the length of an array indexed by stage id.</summary>
    public int IdLimit => byId.Length;

    /// <summary>The stage of that key, or null.</summary>
    public Stage? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The stage of that id.</summary>
    /// <exception cref="KeyNotFoundException">No stage has it.</exception>
    public Stage this[short id] =>
        id > 0 && id < byId.Length && byId[id] is { } stage ? stage : throw new KeyNotFoundException($"No stage has the id {id}.");

    /// <summary>The stage that has the role and is not retired, or null.</summary>
    public Stage? With(StageRole role) => Stages.FirstOrDefault(s => s.Role == role && !s.Retired);

    /// <summary>The place of a stage in the funnel's order: 1 and up, path before detours; 0 for <see cref="Stage.Entry"/>. Decides which of two moves at one instant came first.</summary>
    public int RankOf(short id) => rank[id];

    /// <summary>True when entering <paramref name="entered"/> means that <paramref name="target"/> was reached: it is the same stage, or both lie on the success path and it is not before the target.</summary>
    public bool Reaches(short entered, short target) =>
        entered == target
        || (this[entered].Kind == StageKind.SuccessPath && this[target].Kind == StageKind.SuccessPath && this[entered].Order >= this[target].Order);

    /// <summary>Lead → MQL → SQL → Opportunity → Customer, with Rejected, Recycled and Lost beside them.</summary>
    public static Funnel Default { get; } = new(
    [
        new Stage(1, "lead", "Lead", StageKind.SuccessPath, StageRole.Lead, 1),
        new Stage(2, "mql", "MQL", StageKind.SuccessPath, StageRole.Mql, 2),
        new Stage(3, "sql", "SQL", StageKind.SuccessPath, StageRole.Sql, 3),
        new Stage(4, "opportunity", "Opportunity", StageKind.SuccessPath, StageRole.Opportunity, 4),
        new Stage(5, "customer", "Customer", StageKind.SuccessPath, StageRole.Customer, 5),
        new Stage(6, "rejected", "Rejected", StageKind.Detour, StageRole.Rejected, 6),
        new Stage(7, "recycled", "Recycled", StageKind.Detour, null, 7),
        new Stage(8, "lost", "Lost", StageKind.Detour, null, 8),
    ]);

    private void Validate()
    {
        Refuse(Stages.GroupBy(s => s.Id).FirstOrDefault(g => g.Count() > 1), g => $"Two stages share the id {g.Key}.");
        Refuse(Stages.GroupBy(s => s.Key).FirstOrDefault(g => g.Count() > 1), g => $"Two stages share the key '{g.Key}'. Give each its own.");
        Refuse(
            Stages.Where(s => s is { Role: not null, Retired: false }).GroupBy(s => s.Role).FirstOrDefault(g => g.Count() > 1),
            g => $"Stages '{string.Join("' and '", g.Select(s => s.Key))}' share the role {g.Key}. Leave it to one of them.");
        Refuse(Stages.FirstOrDefault(s => s.Id <= 0), s => $"The stage '{s.Key}' has the id {s.Id}; ids start at 1.");
        if (!Stages.Any(s => s.Kind == StageKind.SuccessPath))
            throw new ArgumentException("No stage is on the success path. A funnel needs at least one stage of kind SuccessPath.");
    }

    private static void Refuse<T>(T? fault, Func<T, string> message) where T : class
    {
        if (fault is not null) throw new ArgumentException(message(fault));
    }
}
