namespace FunnelReports.Crashes.Kills;

/// <summary>What became of one kill.</summary>
/// <param name="IsUnderWay">True when the work had begun and not ended.</param>
/// <param name="HadEnded">True when the program had ended before it could be killed.</param>
/// <param name="IsPart">True when a part of the work was committed and a part was not.</param>
/// <param name="Seconds">How long the trial took, checks included.</param>
/// <param name="Faults">What was wrong after it; none when all is well.</param>
public sealed record KillOutcome(bool IsUnderWay, bool HadEnded, bool IsPart, double Seconds, IReadOnlyList<string> Faults);
