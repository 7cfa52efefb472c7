using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Rollups;

/// <summary>Reads the cells of <see cref="DenseRollups"/>: sums the channels to all leads, and the pieces to months and weeks.</summary>
internal sealed class DenseReading(MonthCells?[] months, int stages, SlotMap segments, IReadOnlyList<bool> isChannel)
{
    private readonly CountSum sum = new();

    public IEnumerable<KeyValuePair<DayKey, Tally>> Tallies(Func<MonthCells, Tally[]?[]> table)
    {
        foreach (var (month, cells) in Months())
        {
            foreach (var (pair, block) in Blocks(table(cells)))
            {
                for (var day = 0; day < DayPlace.DaysPerMonth; day++)
                {
                    var all = default(Tally);
                    foreach (var (slot, tally) in Slots(block, day, DayPlace.DaysPerMonth))
                    {
                        if (tally.IsZero) continue;
                        if (isChannel[slot]) all += tally;
                        yield return new(Key(segments.IdAt(slot), month, day, pair), tally);
                    }

                    if (!all.IsZero) yield return new(Key(Segments.All, month, day, pair), all);
                }
            }
        }
    }

    public IEnumerable<KeyValuePair<DayKey, long>> OpenStays()
    {
        foreach (var (month, cells) in Months())
        {
            foreach (var (stage, block) in Blocks(cells.Open))
            {
                for (var day = 0; day < DayPlace.DaysPerMonth; day++)
                {
                    long all = 0;
                    foreach (var (slot, stays) in Slots(block, day, DayPlace.DaysPerMonth))
                    {
                        if (stays == 0) continue;
                        if (isChannel[slot]) all += stays;
                        yield return new(Key(segments.IdAt(slot), month, day, stage * stages), stays);
                    }

                    if (all != 0) yield return new(Key(Segments.All, month, day, stage * stages), all);
                }
            }
        }
    }

    public IEnumerable<KeyValuePair<DayKey, Tally>> FlowMonths(SlotMap campaigns) =>
        from month in Months()
        from block in Blocks(month.Cells.Campaigns)
        from cell in Slots(block.Cells, 0, 1)
        where !cell.Value.IsZero
        select KeyValuePair.Create(Key(campaigns.IdAt(cell.Slot), month.Month, 0, block.Outer), cell.Value);

    public IEnumerable<KeyValuePair<CauseKey, byte[]>> Causes(SlotMap actions, SlotMap causes)
    {
        foreach (var (month, cells) in Months())
        {
            foreach (var (pair, block) in Blocks(cells.Causes))
            {
                for (var i = 0; i < block.Length; i++)
                {
                    if (block[i] is not { } counts) continue;
                    var day = DayPlace.FirstDayOf(month).AddDays(i % DayPlace.DaysPerMonth);
                    var key = new CauseKey(day, (short)(pair / stages), (short)(pair % stages), actions.IdAt(i / DayPlace.DaysPerMonth));
                    yield return new(key, CountSum.ToBytes(counts, causes.IdAt));
                }
            }
        }
    }

    public IEnumerable<KeyValuePair<CohortKey, byte[]>> Histograms(Func<MonthCells, DenseCounts?[]?[]> table)
    {
        for (var month = DayPlace.FirstMonth; month < months.Length; month++)
        {
            var here = months[month] is { } cells ? table(cells) : null;
            var next = month + 1 < months.Length && months[month + 1] is { } following ? table(following) : null;
            if (here is null && next is null) continue;
            for (var pair = 0; pair < stages * stages; pair++)
            {
                foreach (var cell in Histograms(month, pair, here?[pair], next?[pair])) yield return cell;
            }
        }
    }

    private IEnumerable<KeyValuePair<CohortKey, byte[]>> Histograms(int month, int pair, DenseCounts?[]? here, DenseCounts?[]? next)
    {
        if (here is null && next is null) yield break;
        if (here is not null)
        {
            var bucket = new RollupBucket(RollupGrain.Month, DayPlace.FirstDayOf(month));
            foreach (var cell in Sums(bucket, pair, slot => sum.Add(here, slot, 0, DayPlace.PiecesPerMonth))) yield return cell;
        }

        var nextMonday = month + 1 < DayPlace.MonthLimit ? DayPlace.MondayOf(month + 1, 0) : null;
        for (var piece = 0; piece < DayPlace.PiecesPerMonth; piece++)
        {
            if (DayPlace.MondayOf(month, piece) is not { } monday || DayPlace.Of(monday.DayNumber).Month != month) continue;
            var spills = monday == nextMonday;
            if (here is null && !spills) continue;
            var (from, to) = (piece, piece + 1);
            foreach (var cell in Sums(new RollupBucket(RollupGrain.Week, monday), pair, AddWeek)) yield return cell;

            void AddWeek(int slot)
            {
                sum.Add(here, slot, from, to);
                if (spills) sum.Add(next, slot, 0, 1);
            }
        }
    }

    private IEnumerable<KeyValuePair<CohortKey, byte[]>> Sums(RollupBucket bucket, int pair, Action<int> add)
    {
        var (first, second) = ((short)(pair / stages), (short)(pair % stages));
        for (var slot = 0; slot < segments.Count; slot++)
        {
            add(slot);
            if (sum.Take() is { } counts) yield return new(new CohortKey(segments.IdAt(slot), bucket, first, second), counts);
        }

        for (var slot = 0; slot < segments.Count; slot++)
        {
            if (isChannel[slot]) add(slot);
        }

        if (sum.Take() is { } all) yield return new(new CohortKey(Segments.All, bucket, first, second), all);
    }

    private IEnumerable<(int Month, MonthCells Cells)> Months()
    {
        for (var month = 0; month < months.Length; month++)
        {
            if (months[month] is { } cells) yield return (month, cells);
        }
    }

    private static IEnumerable<(int Outer, T[] Cells)> Blocks<T>(T[]?[] table)
    {
        for (var outer = 0; outer < table.Length; outer++)
        {
            if (table[outer] is { } cells) yield return (outer, cells);
        }
    }

    private static IEnumerable<(int Slot, T Value)> Slots<T>(T[] block, int at, int width)
    {
        for (var i = at; i < block.Length; i += width) yield return (i / width, block[i]);
    }

    private DayKey Key(int segment, int month, int day, int pair) =>
        new(segment, DayPlace.FirstDayOf(month).AddDays(day), (short)(pair / stages), (short)(pair % stages));
}
