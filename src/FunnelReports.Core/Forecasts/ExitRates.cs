namespace FunnelReports.Core.Forecasts;

/// <summary>
/// How stays of a stage end, as seen over a window of days: for each age, the chance to still be there and the chance to leave for each other stage.
/// </summary>
/// <remarks>
/// The exits at an age ÷ the stays that had that age, both of the days of the window: a life table of the period, so that stays of every age tell of the
/// present and none that is still open is left out. Competing exits are kept apart (Aalen and Johansen 1978). Ages that no stay had in the window have no exits.
/// </remarks>
public sealed class ExitRates
{
    private readonly double[] still;
    private readonly double[]?[] leaves;

    private readonly double[]?[] exits;

    private ExitRates(double[] still, double[]?[] leaves, double[]?[] exits)
    {
        (this.still, this.leaves, this.exits, Exits) = (still, leaves, exits, [.. exits.Select(e => e?.Sum() ?? 0)]);
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

    /// <summary>The same from an age on, as far as anything is known.</summary>
    internal ReadOnlySpan<double> LeavesFrom(int next, int age) => leaves[next] is { } shares && age < shares.Length ? shares.AsSpan(age) : [];

    /// <summary>How many exits for the next stage were seen at an age.</summary>
    internal double ExitsAt(int next, int age) => exits[next]![age];

    /// <summary>The stages that stays are left for.</summary>
    public IReadOnlyList<short> Next { get; }

    /// <summary>Reads the rates of a stage as they were known at the end of a day, once for each window.</summary>
    /// <param name="grid">What happened.</param>
    /// <param name="stage">The stage whose stays are looked at.</param>
    /// <param name="stageLimit">One more than the largest stage id.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <param name="windows">For each answer the days back from it whose exits are counted, the shortest first.</param>
    public static IReadOnlyList<ExitRates> Of(StayGrid grid, short stage, int stageLimit, int asOf, IReadOnlyList<int> windows)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(windows);
        var first = grid.Days.Start.DayNumber;
        var ages = Math.Max(0, asOf - first + 1);

        // What a window adds to the one before it.
        var seen = windows.Select(_ => new double[ages]).ToArray();
        var exits = windows.Select(_ => new double[]?[stageLimit]).ToArray();
        var gone = new long[ages];
        for (var entry = first; entry <= asOf; entry++)
        {
            if (grid.Entered(stage, entry) is not (var alive and > 0)) continue;
            Array.Clear(gone);
            for (short next = 1; next < stageLimit; next++)
            {
                var left = grid.Left(stage, next, entry);
                for (var age = 0; age < left.Length && entry + age <= asOf; age++)
                {
                    if (left[age] == 0) continue;
                    gone[age] += left[age];
                    if (WindowOf(entry + age) is var w and >= 0) (exits[w][next] ??= new double[ages])[age] += left[age];
                }
            }

            for (var age = 0; entry + age <= asOf && alive > 0; age++)
            {
                if (WindowOf(entry + age) is var w and >= 0) seen[w][age] += alive;
                alive -= gone[age];
            }
        }

        for (var w = 1; w < windows.Count; w++)
        {
            Add(seen[w], seen[w - 1]);
            for (var next = 0; next < stageLimit; next++)
            {
                if (exits[w - 1][next] is { } counts) Add(exits[w][next] ??= new double[ages], counts);
            }
        }

        return [.. seen.Zip(exits, Chances)];

        int WindowOf(int day)
        {
            for (var w = 0; w < windows.Count; w++)
            {
                if (day > asOf - windows[w]) return w;
            }

            return -1;
        }
    }

    private static void Add(double[] to, double[] what)
    {
        for (var i = 0; i < to.Length; i++) to[i] += what[i];
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

        return new ExitRates(still, leaves, exits);
    }
}
