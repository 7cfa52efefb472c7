namespace FunnelReports.Crashes.Races;

/// <summary>What became of a race.</summary>
/// <param name="Counts">What happened, in one line.</param>
/// <param name="Faults">What was wrong; none when all is well.</param>
public sealed record RaceOutcome(string Counts, IReadOnlyList<string> Faults)
{
    public override string ToString() => Counts;
}
