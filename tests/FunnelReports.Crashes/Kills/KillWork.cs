using FunnelReports.TestKit.Databases;

namespace FunnelReports.Crashes.Kills;

/// <summary>A piece of work of the program that is killed in the middle.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Template">A database as it is before the work; each trial has a copy.</param>
/// <param name="Arguments">The verb that does the work.</param>
/// <param name="Completion">The verbs that complete it when it was killed, and fold what waits.</param>
/// <param name="Begun">SQL that counts more than 0 once the work is under way; null when only its locks or its file show it.</param>
/// <param name="Done">SQL that counts how much of the work is committed; null for a first start, of which the tables are counted.</param>
public sealed record KillWork(
    string Name, TestDatabase Template, IReadOnlyList<string> Arguments, IReadOnlyList<IReadOnlyList<string>> Completion, string? Begun, string? Done)
{
    /// <summary>True when there is nothing in the database before the work, and anything from nothing to all of its tables after a kill.</summary>
    public bool IsFirstStart => Done is null;

    /// <summary>What <see cref="Done"/> counts before the work.</summary>
    public long Before { get; init; }

    /// <summary>What <see cref="Done"/> counts when the work is complete.</summary>
    public long Full { get; init; }

    /// <summary>How long the program takes from its start until the work is under way, in seconds.</summary>
    public double StartSeconds { get; init; }

    /// <summary>How long the work takes from then until the program has ended, in seconds.</summary>
    public double WorkSeconds { get; init; }

    /// <summary>What the database holds when the work was never disturbed.</summary>
    public Account Reference { get; init; } = null!;
}
