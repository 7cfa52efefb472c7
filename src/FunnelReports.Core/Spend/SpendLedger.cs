namespace FunnelReports.Core.Spend;

/// <summary>
/// The spend of every day, in minor units of one currency: monthly budgets spread over their days (<see cref="BudgetSpread"/>), with daily actuals in their place where there are any.
/// An actual takes the place of that day's share of every budget of the same category and the same channel (both may be for none) whose campaign is the same or not given.
/// The order of the rows does not matter, and rows alike add up.
/// </summary>
public sealed class SpendLedger
{
    private readonly IReadOnlyList<MonthBudget> budgets;
    private readonly IReadOnlyList<DayActual> actuals;

    // Actuals that take the place of budgets: its own, and for no one campaign those of campaigns too.
    private readonly IReadOnlyList<DayActual> replacing;
    private readonly DateOnly first;

    // Sums of the days before each day from the first, so that any range is one subtraction.
    private readonly long[] spendBefore;
    private readonly int[] knownBefore;

    public SpendLedger(IEnumerable<MonthBudget> budgets, IEnumerable<DayActual> actuals)
        : this([.. budgets], [.. actuals], null)
    {
    }

    private SpendLedger(IReadOnlyList<MonthBudget> budgets, IReadOnlyList<DayActual> actuals, IReadOnlyList<DayActual>? replacing)
    {
        this.budgets = budgets;
        this.actuals = actuals;
        this.replacing = replacing ?? actuals;
        var days = AllDays();
        first = days.Start;
        (spendBefore, knownBefore) = (new long[days.Days + 1], new int[days.Days + 1]);
        var (spend, known) = (new long[days.Days], new bool[days.Days]);
        AddBudgets(spend, known);
        AddActuals(spend, known);
        for (var i = 0; i < days.Days; i++)
        {
            spendBefore[i + 1] = spendBefore[i] + spend[i];
            knownBefore[i + 1] = knownBefore[i] + (known[i] ? 1 : 0);
        }
    }

    /// <summary>Spend of the days in the range, in minor units. Days without known spend add nothing: ask <see cref="Coverage"/> before calling it 0.</summary>
    public long Spend(DayRange range) => spendBefore[IndexOf(range.End)] - spendBefore[IndexOf(range.Start)];

    /// <summary>For how many days of the range the spend is known: its month has a budget, or the day has an actual.</summary>
    public SpendCoverage Coverage(DayRange range) => new(knownBefore[IndexOf(range.End)] - knownBefore[IndexOf(range.Start)], range.Days);

    /// <summary>The ledger of one channel alone: its own rows. What is for no one channel (id 0) is in no other channel's ledger, so channels and 0 together make up the whole.</summary>
    public SpendLedger ForChannel(int channel) => new(
        [.. budgets.Where(budget => budget.Channel == channel)], [.. actuals.Where(actual => actual.Channel == channel)], [.. replacing.Where(actual => actual.Channel == channel)]);

    /// <summary>
    /// The ledger of one campaign alone: its own rows. For no one campaign (id 0) the budgets without a campaign, less what actuals of campaigns have taken the place of, so that
    /// campaigns and 0 together make up the whole.
    /// </summary>
    public SpendLedger ForCampaign(int campaign) => new(
        [.. budgets.Where(budget => budget.Campaign == campaign)], [.. actuals.Where(actual => actual.Campaign == campaign)],
        campaign == 0 ? replacing : [.. replacing.Where(actual => actual.Campaign == campaign)]);

    /// <summary>The channels that have rows, 0 among them where some are for no one channel.</summary>
    public IReadOnlySet<int> Channels => new HashSet<int>(budgets.Select(budget => budget.Channel).Concat(actuals.Select(actual => actual.Channel)));

    /// <summary>The campaigns that have rows, 0 among them where some are for no one campaign.</summary>
    public IReadOnlySet<int> Campaigns => new HashSet<int>(budgets.Select(budget => budget.Campaign).Concat(actuals.Select(actual => actual.Campaign)));

    private int IndexOf(DateOnly day) => Math.Clamp(day.DayNumber - first.DayNumber, 0, spendBefore.Length - 1);

    private DayRange AllDays()
    {
        if (budgets.Count == 0 && actuals.Count == 0)
            return default;
        var start = budgets.Select(budget => budget.Days.Start).Concat(actuals.Select(actual => actual.Day)).Min();
        var last = budgets.Select(budget => budget.Days.LastDay).Concat(actuals.Select(actual => actual.Day)).Max();
        return DayRange.Of(start, last);
    }

    private void AddBudgets(long[] spend, bool[] known)
    {
        foreach (var budget in budgets)
            foreach (var day in budget.Days.EachDay())
            {
                spend[IndexOf(day)] += BudgetSpread.OnDay(budget.Minor, budget.Days, day);
                known[IndexOf(day)] = true;
            }
    }

    private void AddActuals(long[] spend, bool[] known)
    {
        var planned = budgets.ToLookup(budget => (budget.Days.Start, budget.Category, budget.Channel, budget.Campaign));
        var replaced = new HashSet<(DateOnly Day, int Category, int Channel, int Campaign)>();
        foreach (var actual in actuals)
        {
            spend[IndexOf(actual.Day)] += actual.Minor;
            known[IndexOf(actual.Day)] = true;
        }

        foreach (var actual in replacing)
        {
            // Each budget gives up its share of a day once, however many actuals name it.
            foreach (var campaign in actual.Campaign == 0 ? [0] : new[] { 0, actual.Campaign })
                if (replaced.Add((actual.Day, actual.Category, actual.Channel, campaign)))
                    foreach (var budget in planned[(new(actual.Day.Year, actual.Day.Month, 1), actual.Category, actual.Channel, campaign)])
                        spend[IndexOf(actual.Day)] -= BudgetSpread.OnDay(budget.Minor, budget.Days, actual.Day);
        }
    }
}
