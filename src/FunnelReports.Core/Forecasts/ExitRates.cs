namespace FunnelReports.Core.Forecasts;

/// <summary>
/// How stays of a stage end, as seen over some days up to one: for each age, the chance to still be there and the chance to leave for each other stage.
/// </summary>
/// <remarks>
/// The exits at an age ÷ the stays that had that age, both of the days of the window: a life table of the period, so that stays of every age tell of the
/// present and none that is still open is left out. Competing exits are kept apart (Aalen and Johansen 1978). Ages that no stay had in the window have no exits.
/// </remarks>
public sealed class ExitRates
{
    private readonly double[] still;
    private readonly double[]?[] leaves;

    private ExitRates(double[] still, double[]?[] leaves, double[] exits)
    {
        (this.still, this.leaves, Exits) = (still, leaves, exits);
        Next = [.. from next in Enumerable.Range(0, leaves.Length) where leaves[next] is not null select (short)next];
    }

    /// <summary>How many exits to each stage were seen: what the chances rest on.</summary>
    public IReadOnlyList<double> Exits { get; }

    /// <summary>The first age of which nothing is known.</summary>
    public int Ages => still.Length;

    /// <summary>The share of stays still there at the end of this age; at an age that is not known, that of the oldest.</summary>
    public double Still(int age) => age < 0 ? 1 : still.Length == 0 ? 1 : still[Math.Min(age, still.Length - 1)];

    /// <summary>The share of all stays that leave for the next stage at this age.</summary>
    public double Leaves(int next, int age) => leaves[next] is { } shares && age < shares.Length ? shares[age] : 0;

    /// <summary>The stages that stays are left for.</summary>
    public IReadOnlyList<short> Next { get; }

    /// <summary>Reads the rates of a stage as they were known at the end of a day.</summary>
    /// <param name="grid">What happened.</param>
    /// <param name="stage">The stage whose stays are looked at.</param>
    /// <param name="stageLimit">One more than the largest stage id.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <param name="window">Days back from it whose exits are counted.</param>
    public static ExitRates Of(StayGrid grid, short stage, int stageLimit, int asOf, int window)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var first = grid.Days.Start.DayNumber;
        var opens = asOf - window;
        var seen = new double[Math.Max(0, asOf - first + 1)];
        var exits = new double[]?[stageLimit];
        for (var entry = first; entry <= asOf; entry++)
        {
            if (grid.Entered(stage, entry) is var alive and > 0) Count(entry, alive);
        }

        return Chances(seen, exits);

        void Count(int entry, long alive)
        {
            var gone = new long[asOf - entry + 1];
            for (short next = 1; next < stageLimit; next++)
            {
                var ages = grid.Left(stage, next, entry);
                for (var age = 0; age < ages.Length && age < gone.Length; age++)
                {
                    if (ages[age] == 0) continue;
                    gone[age] += ages[age];
                    if (entry + age > opens) (exits[next] ??= new double[seen.Length])[age] += ages[age];
                }
            }

            for (var age = 0; age < gone.Length; age++)
            {
                if (entry + age > opens) seen[age] += alive;
                alive -= gone[age];
            }
        }
    }

    private static ExitRates Chances(double[] seen, double[]?[] exits)
    {
        var ages = Array.FindLastIndex(seen, n => n > 0) + 1;
        var still = new double[ages];
        var leaves = new double[]?[exits.Length];
        var left = 1.0;
        for (var age = 0; age < ages; age++)
        {
            var going = 0.0;
            for (var next = 0; next < exits.Length; next++)
            {
                if (exits[next] is not { } counts || counts[age] == 0 || seen[age] == 0) continue;
                var chance = left * counts[age] / seen[age];
                (leaves[next] ??= new double[ages])[age] = chance;
                going += chance;
            }

            left = Math.Max(0, left - going);
            still[age] = left;
        }

        return new ExitRates(still, leaves, [.. exits.Select(e => e?.Sum() ?? 0)]);
    }
}
