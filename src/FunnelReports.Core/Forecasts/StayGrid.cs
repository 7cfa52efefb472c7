using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Forecasts;

/// <summary>
/// How many stays began on each day, and at what age and for which stage they were left: all that a forecast needs to know of the past, in a size that
/// follows the days and not the leads. It only adds, and can be filled by several threads, each its own, and then merged.
/// </summary>
/// <remarks>Days are <see cref="DateOnly.DayNumber"/>. Of a stay that began before the first day only its end is kept: it is in the stock until then.</remarks>
public sealed class StayGrid : IFoldCells
{
    private readonly long[][] entered;
    private readonly long[][] fresh;
    private readonly long[] older;
    private readonly long[]?[] olderLeft;
    private readonly int[]?[]?[] left;
    private readonly int stages;

    /// <summary>An empty grid.</summary>
    /// <param name="funnel">Gives the stages their places.</param>
    /// <param name="days">The days of which stays are told apart.</param>
    public StayGrid(Funnel funnel, DayRange days)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        stages = funnel.IdLimit;
        Days = days;
        entered = [.. Enumerable.Range(0, stages).Select(_ => new long[days.Days])];
        fresh = [.. Enumerable.Range(0, stages).Select(_ => new long[days.Days])];
        older = new long[stages];
        olderLeft = new long[]?[stages];
        left = new int[]?[]?[stages * stages];
    }

    /// <summary>The days of which stays are told apart.</summary>
    public DayRange Days { get; }

    /// <summary>Stays in the stage that began on a day.</summary>
    public long Entered(short stage, int day) => entered[stage][Place(day)];

    /// <summary>Those of them that were the first of their lead: the lead came into the funnel there.</summary>
    public long Fresh(short stage, int day) => fresh[stage][Place(day)];

    /// <summary>The stays of that stage and day of entry that were left for the next stage, by age in days; shorter than the ages that are possible.</summary>
    public ReadOnlySpan<int> Left(short stage, short next, int day) => left[(stage * stages) + next]?[Place(day)];

    /// <summary>Stays that began before the first day and were open at the end of a day.</summary>
    public long OpenOlder(short stage, int day)
    {
        var open = older[stage];
        if (olderLeft[stage] is { } gone)
        {
            for (var place = 0; place <= Place(day); place++) open -= gone[place];
        }

        return open;
    }

    /// <summary>Adds everything that the other holds.</summary>
    public void Merge(StayGrid other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var stage = 0; stage < stages; stage++)
        {
            Add(entered[stage], other.entered[stage]);
            Add(fresh[stage], other.fresh[stage]);
            older[stage] += other.older[stage];
            if (other.olderLeft[stage] is { } gone) Add(olderLeft[stage] ??= new long[Days.Days], gone);
        }

        for (var pair = 0; pair < left.Length; pair++)
        {
            if (other.left[pair] is not { } theirs) continue;
            var mine = left[pair] ??= new int[]?[Days.Days];
            for (var entry = 0; entry < theirs.Length; entry++)
            {
                if (theirs[entry] is not { } ages) continue;
                ref var cell = ref mine[entry];
                if (cell is null || cell.Length < ages.Length) Array.Resize(ref cell, ages.Length);
                for (var age = 0; age < ages.Length; age++) cell[age] += ages[age];
            }
        }
    }

    void IFoldCells.Lead(in LeadAttributes lead, int sign)
    {
        if (sign != 1) throw new ArgumentOutOfRangeException(nameof(sign), sign, "Leads can only be added here.");
    }

    void IFoldCells.Move(int day, short from, short to, long seconds, int campaignId, int actionId)
    {
        if (from == Stage.Entry && Has(day)) fresh[to][Place(day)]++;
    }

    void IFoldCells.Exit(int enteredOn, int leftOn, short from, short to, long seconds)
    {
        if (enteredOn >= Days.End.DayNumber) return;
        if (enteredOn < Days.Start.DayNumber)
        {
            if (leftOn < Days.Start.DayNumber) return;
            older[from]++;
            if (Has(leftOn)) (olderLeft[from] ??= new long[Days.Days])[Place(leftOn)]++;
            return;
        }

        entered[from][Place(enteredOn)]++;
        var pair = left[(from * stages) + to] ??= new int[]?[Days.Days];
        ref var ages = ref pair[Place(enteredOn)];
        var age = leftOn - enteredOn;
        if (ages is null || ages.Length <= age) Array.Resize(ref ages, age + 1);
        ages[age]++;
    }

    void IFoldCells.Open(int day, short stage)
    {
        if (day < Days.Start.DayNumber) older[stage]++;
        else if (Has(day)) entered[stage][Place(day)]++;
    }

    void IFoldCells.Passage(int day, short anchor, short target, int age, long seconds)
    {
    }

    void IFoldCells.Reach(int day, short anchor, short target, int age, bool passedOver)
    {
    }

    private bool Has(int day) => day >= Days.Start.DayNumber && day < Days.End.DayNumber;

    private int Place(int day) => day - Days.Start.DayNumber;

    private static void Add(long[] mine, long[] theirs)
    {
        for (var i = 0; i < mine.Length; i++) mine[i] += theirs[i];
    }
}
