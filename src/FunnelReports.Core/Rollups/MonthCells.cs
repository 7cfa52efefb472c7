namespace FunnelReports.Core.Rollups;

/// <summary>
/// The cells of one month as arrays. The outer index is a pair of stages (for <see cref="Open"/> a stage); the inner one a segment's, campaign's or
/// action's slot times the days or pieces of a month.
/// </summary>
internal sealed class MonthCells(int stages)
{
    public Tally[]?[] Flow { get; } = new Tally[]?[stages * stages];
    public Tally[]?[] Passages { get; } = new Tally[]?[stages * stages];
    public Tally[]?[] Campaigns { get; } = new Tally[]?[stages * stages];
    public long[]?[] Open { get; } = new long[]?[stages];
    public DenseCounts?[]?[] Causes { get; } = new DenseCounts?[]?[stages * stages];
    public DenseCounts?[]?[] Dwell { get; } = new DenseCounts?[]?[stages * stages];
    public DenseCounts?[]?[] StayCohorts { get; } = new DenseCounts?[]?[stages * stages];
    public DenseCounts?[]?[] ReachCohorts { get; } = new DenseCounts?[]?[stages * stages];
    public DenseCounts?[]?[] PassedOver { get; } = new DenseCounts?[]?[stages * stages];
    public DenseCounts?[]?[] ReachLags { get; } = new DenseCounts?[]?[stages * stages];

    private DenseCounts?[]?[][] Distributions => [Dwell, StayCohorts, ReachCohorts, PassedOver, ReachLags];

    /// <summary>Adds the cells of another whose slots are given other places here.</summary>
    public void Add(MonthCells other, int[] segments, int[] campaigns, int[] actions, int[] causes)
    {
        Add(Flow, other.Flow, DayPlace.DaysPerMonth, segments, (a, b) => a + b);
        Add(Passages, other.Passages, DayPlace.DaysPerMonth, segments, (a, b) => a + b);
        Add(Campaigns, other.Campaigns, 1, campaigns, (a, b) => a + b);
        Add(Open, other.Open, DayPlace.DaysPerMonth, segments, (a, b) => a + b);
        Add(Causes, other.Causes, DayPlace.DaysPerMonth, actions, (a, b) => Sum(a ?? new DenseCounts(), b, causes));
        foreach (var (mine, theirs) in Distributions.Zip(other.Distributions)) Add(mine, theirs, DayPlace.PiecesPerMonth, segments, (a, b) => Sum(a, b));
    }

    /// <summary>The cell at this place, made when it is missing.</summary>
    public static ref T At<T>(T[]?[] table, int outer, int inner)
    {
        var cells = table[outer];
        if (cells is null || inner >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(inner + 1, cells is null ? 64 : cells.Length * 2));
            table[outer] = cells;
        }

        return ref cells[inner];
    }

    private static void Add<T>(T[]?[] mine, T[]?[] theirs, int width, int[] slots, Func<T, T, T> sum)
    {
        for (var outer = 0; outer < theirs.Length; outer++)
        {
            if (theirs[outer] is not { } cells) continue;
            for (var i = 0; i < cells.Length && i / width < slots.Length; i++)
            {
                if (EqualityComparer<T>.Default.Equals(cells[i], default)) continue;
                ref var cell = ref At(mine, outer, (slots[i / width] * width) + (i % width));
                cell = sum(cell, cells[i]);
            }

            theirs[outer] = null;
        }
    }

    private static DenseCounts? Sum(DenseCounts? mine, DenseCounts? theirs, int[]? places = null)
    {
        if (mine is null || theirs is null) return mine ?? theirs;
        mine.Add(theirs, places);
        return mine;
    }
}
