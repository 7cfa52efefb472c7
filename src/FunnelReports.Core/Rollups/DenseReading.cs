using System.Numerics;

namespace FunnelReports.Core.Rollups;

/// <summary>Reads the cells of <see cref="DenseRollups"/> in the order of their keys: sums the channels to all leads, and the pieces to months and weeks.</summary>
internal sealed class DenseReading
{
    private readonly int pairs;
    private readonly int stages;
    private readonly DayPlaces days;
    private readonly (int Month, MonthCells Cells)[] months;
    private readonly (int Id, int[] Slots)[] segments;
    private readonly CountSum sum = new();

    public DenseReading(MonthCells?[] months, int stages, SlotMap segments, IReadOnlyList<bool> isChannel, DayPlaces days)
    {
        this.days = days;
        this.stages = stages;
        pairs = stages * stages;
        this.months = [.. months.Index().Where(m => m.Item is not null).Select(m => (m.Index, m.Item!))];
        var channels = Enumerable.Range(0, segments.Count).Where(slot => isChannel[slot]).ToArray();
        this.segments = [(Segments.All, channels), .. segments.InOrder().Select(s => (s.Id, new[] { s.Slot }))];
    }

    /// <summary>A table by day, of which the place of a cell is its pair of stages.</summary>
    public IEnumerable<KeyValuePair<DayKey, Tally>> Tallies(Func<MonthCells, Tally[]?[]> table) => ByDay(table, 1);

    /// <summary>The table of open stays, of which the place of a cell is its stage.</summary>
    public IEnumerable<KeyValuePair<DayKey, long>> OpenStays() => ByDay(m => m.Open, stages);

    public IEnumerable<KeyValuePair<DayKey, Tally>> FlowMonths(SlotMap campaigns) =>
        from campaign in campaigns.InOrder()
        from month in months
        from pair in Enumerable.Range(0, pairs)
        let tally = At(month.Cells.Campaigns[pair], campaign.Slot)
        where !tally.IsZero
        select KeyValuePair.Create(Key(campaign.Id, month.Month, 0, pair), tally);

    public IEnumerable<KeyValuePair<CauseKey, byte[]>> Causes(SlotMap actions, SlotMap causes)
    {
        var ordered = actions.InOrder();
        foreach (var (month, cells) in months)
        {
            for (var day = 0; day < DayPlace.DaysPerMonth; day++)
            {
                for (var pair = 0; pair < pairs; pair++)
                {
                    if (cells.Causes[pair] is not { } block) continue;
                    foreach (var (action, slot) in ordered)
                    {
                        At(block, (slot * DayPlace.DaysPerMonth) + day)?.AddTo(sum);
                        if (sum.Take(causes.IdAt) is { } counts)
                            yield return new(new CauseKey(DayPlace.FirstDayOf(month).AddDays(day), (short)(pair / stages), (short)(pair % stages), action), counts);
                    }
                }
            }
        }
    }

    /// <summary>A table of distributions by bucket.</summary>
    /// <param name="table">The table.</param>
    /// <param name="passedOver">What stands under <see cref="CohortKey.PassedOver"/> in the same table.</param>
    public IEnumerable<KeyValuePair<CohortKey, byte[]>> Histograms(Func<MonthCells, DenseCounts?[]?[]> table, Func<MonthCells, DenseCounts?[]?[]>? passedOver = null)
    {
        var parts = months.ToDictionary(m => m.Month, m => table(m.Cells));
        var over = passedOver is null ? null : months.ToDictionary(m => m.Month, m => passedOver(m.Cells));
        var places = (from first in Enumerable.Range(0, stages) from second in Enumerable.Range(1 - stages, (2 * stages) - 1) select (First: (short)first, Second: (short)second))
            .Where(p => p.Second >= 0 || over is not null).ToArray();
        var buckets = Buckets().OrderBy(b => b.Bucket.Grain).ThenBy(b => b.Bucket.Start).ToArray();
        foreach (var (id, slots) in segments)
        {
            foreach (var (bucket, pieces) in buckets)
            {
                foreach (var (first, second) in places)
                {
                    var (held, pair) = (second < 0 ? over! : parts, (first * stages) + Math.Abs(second));
                    foreach (var (month, from, to) in pieces)
                    {
                        if (held[month][pair] is not { } block) continue;
                        foreach (var slot in slots) sum.Add(block, slot, from, to);
                    }

                    if (sum.Take() is { } counts) yield return new(new CohortKey(id, bucket, first, second), counts);
                }
            }
        }
    }

    // The months and weeks that have cells, and the pieces of months of which each is the sum: a week may take the end of one month and the start of the next.
    private IEnumerable<(RollupBucket Bucket, (int Month, int From, int To)[] Pieces)> Buckets()
    {
        foreach (var (month, _) in months)
            yield return (new RollupBucket(RollupGrain.Month, DayPlace.FirstDayOf(month)), [(month, 0, DayPlace.PiecesPerMonth)]);
        var weeks =
            from month in months
            from piece in Enumerable.Range(0, DayPlace.PiecesPerMonth)
            let start = days.WeekOf(month.Month, piece)
            where start is not null
            group (month.Month, piece, piece + 1) by start.Value;
        foreach (var week in weeks) yield return (new RollupBucket(RollupGrain.Week, week.Key), [.. week]);
    }

    private IEnumerable<KeyValuePair<DayKey, T>> ByDay<T>(Func<MonthCells, T[]?[]> table, int pairsPerPlace)
        where T : struct, IAdditionOperators<T, T, T>, IEquatable<T>
    {
        foreach (var (id, slots) in segments)
        {
            foreach (var (month, cells) in months)
            {
                var places = table(cells);
                for (var day = 0; day < DayPlace.DaysPerMonth; day++)
                {
                    for (var place = 0; place < places.Length; place++)
                    {
                        if (places[place] is not { } block) continue;
                        var value = default(T);
                        foreach (var slot in slots) value += At(block, (slot * DayPlace.DaysPerMonth) + day);
                        if (!value.Equals(default)) yield return new(Key(id, month, day, place * pairsPerPlace), value);
                    }
                }
            }
        }
    }

    private static T? At<T>(T[]? block, int place) => block is not null && place < block.Length ? block[place] : default;

    private DayKey Key(int segment, int month, int day, int pair) =>
        new(segment, DayPlace.FirstDayOf(month).AddDays(day), (short)(pair / stages), (short)(pair % stages));
}
