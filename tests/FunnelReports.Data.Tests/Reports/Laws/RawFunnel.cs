namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>
/// What the documents should say, counted from the moves as they were made up, one by one: it knows nothing of the fold, of rollups or of histograms. Only what was known at the end of
/// the as-of day counts.
/// </summary>
internal sealed class RawFunnel
{
    private static readonly string[] Path = ["lead", "mql", "sql", "opportunity", "customer"];
    private static readonly string[] Order = [.. Path, "rejected", "recycled", "lost"];

    private readonly DateOnly from;
    private readonly DateOnly to;
    private readonly List<List<Stay>> leads = [];
    private readonly List<(DateOnly Came, List<RandomMove> Sales)> sales = [];

    /// <param name="world">The world.</param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="to">The last day of it.</param>
    /// <param name="asOf">The last day that counts.</param>
    /// <param name="isIn">Which leads count.</param>
    public RawFunnel(RandomWorld world, DateOnly from, DateOnly to, DateOnly asOf, Func<RandomLead, bool> isIn)
    {
        (this.from, this.to) = (from, to < asOf ? to : asOf);
        foreach (var lead in world.Folded.Where(isIn))
        {
            var known = lead.Moves.Where(m => world.DayOf(m.At) <= asOf).OrderBy(m => m.At).ThenBy(m => m.Place).ThenBy(m => Array.IndexOf(Order, m.Stage)).ToList();
            var stays = new List<Stay>();
            foreach (var move in known)
            {
                if (stays.Count > 0 && stays[^1].Stage == move.Stage) continue;
                var stay = new Stay(move.Stage, move, world.DayOf(move.At), stays.Count == 0 ? null : stays[^1]);
                if (stays.Count > 0) stays[^1].Next = stay;
                stays.Add(stay);
            }

            if (stays.Count == 0) continue;
            leads.Add(stays);
            sales.Add((stays[0].Day, [.. known.Where(m => m.Stage == "customer")]));
        }
    }

    /// <summary>The time that a lead spent in a stage.</summary>
    public sealed record Stay(string Stage, RandomMove Entry, DateOnly Day, Stay? Before)
    {
        public Stay? Next { get; set; }

        public long Seconds => (long)(Next!.Entry.At - Entry.At).TotalSeconds;
    }

    public static IReadOnlyList<string> Stages => Order;

    /// <summary>Stays of a stage left in the period.</summary>
    public List<Stay> Left(string stage) => [.. Stays(stage).Where(s => s.Next is { } next && IsIn(next.Day))];

    /// <summary>Stays of a stage entered in the period.</summary>
    public List<Stay> Entered(string stage) => [.. Stays(stage).Where(s => IsIn(s.Day))];

    /// <summary>All moves of the period, as the stays that they began.</summary>
    public List<Stay> Moves => [.. leads.SelectMany(l => l).Where(s => IsIn(s.Day))];

    /// <summary>How many leads were in a stage at the end of a day.</summary>
    public int At(string stage, DateOnly day) => Stays(stage).Count(s => s.Day <= day && (s.Next is null || s.Next.Day > day));

    /// <summary>For each lead that first entered the stage in the period: the whole seconds and days since it came into the funnel.</summary>
    public List<(long Seconds, int Days)> FirstEntries(string stage) =>
    [
        .. from stays in leads
           let first = stays.Find(s => s.Stage == stage)
           where first is not null && IsIn(first.Day)
           select ((long)(first.Entry.At - stays[0].Entry.At).TotalSeconds, first.Day.DayNumber - stays[0].Day.DayNumber),
    ];

    /// <summary>The leads that first entered a stage in the period; of them those that later entered a further one or one beyond it, and of these those that went past it.</summary>
    public (int Entered, int Reached, int PassedOver) Cohort(string stage, string further)
    {
        var (entered, reached, over) = (0, 0, 0);
        foreach (var stays in leads)
        {
            var first = stays.FindIndex(s => s.Stage == stage);
            if (first < 0 || !IsIn(stays[first].Day)) continue;
            entered++;
            if (stays.Skip(first + 1).FirstOrDefault(s => Array.IndexOf(Path, s.Stage) >= Array.IndexOf(Path, further)) is not { } arrived) continue;
            reached++;
            if (arrived.Stage != further) over++;
        }

        return (entered, reached, over);
    }

    /// <summary>The leads that came into the funnel in the period, the customers among them, and what they paid.</summary>
    public (int Leads, int Customers, int WithAmount, decimal Revenue) Return()
    {
        var came = sales.Where(s => IsIn(s.Came)).ToList();
        return (came.Count, came.Count(s => s.Sales.Count > 0), came.Count(s => s.Sales.Any(m => m.Amount is not null)), came.Sum(s => s.Sales.Sum(m => m.Amount ?? 0)));
    }

    /// <summary>The value below which a share of sorted values lies, in between two of them by the straight line; null without values.</summary>
    public static double? Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0) return null;
        var place = (sorted.Count - 1) * share;
        var below = sorted[(int)place];
        return below + ((sorted[Math.Min((int)place + 1, sorted.Count - 1)] - below) * (place - (int)place));
    }

    /// <summary>The first age in days at which at most half of the stays entered are still waiting, those still open counted for as long as they were seen; null when that is not reached.</summary>
    public double? MedianWait(string stage, DateOnly asOf)
    {
        var ages = Entered(stage).ConvertAll(s => (Age: (s.Next?.Day ?? asOf).DayNumber - s.Day.DayNumber, HasLeft: s.Next is not null));
        var waiting = 1.0;
        foreach (var age in ages.Where(a => a.HasLeft).Select(a => a.Age).Distinct().Order())
        {
            waiting *= 1 - ((double)ages.Count(a => a.HasLeft && a.Age == age) / ages.Count(a => a.Age >= age));
            if (waiting <= 0.5 + 1e-9) return age;
        }

        return null;
    }

    private IEnumerable<Stay> Stays(string stage) => leads.SelectMany(l => l).Where(s => s.Stage == stage);

    private bool IsIn(DateOnly day) => from <= day && day <= to;
}
