namespace FunnelReports.TestKit.Databases;

/// <summary>
/// Four leads whose numbers are counted by hand. MQL entries: a 1 Jan, b 10 Jan, c 20 Jan, d 5 Feb 2018; a becomes SQL after 10 days, b is rejected after
/// 20 days and comes back on 1 March, c becomes SQL after 30.5 days, d waits. They enter the funnel 4, 0, 10 and 2 days before their first MQL entry.
/// </summary>
public static class SmallWorld
{
    /// <summary>When its reports are read: after all of it happened.</summary>
    public const string Today = "2018-04-10T12:00:00Z";

    /// <summary>Writes and folds the leads.</summary>
    public static Task WriteAsync(TestDatabase test) =>
        new World(test)
            .Lead("a", "Paid", ["lead 2017-12-28", "mql 2018-01-01", "sql 2018-01-11"])
            .Lead("b", "Paid", ["mql 2018-01-10", "rejected 2018-01-30", "mql 2018-03-01"])
            .Lead("c", "Organic", ["lead 2018-01-10", "mql 2018-01-20", "sql 2018-02-19T12:00"])
            .Lead("d", null, ["lead 2018-02-03", "mql 2018-02-05"])
            .WriteAsync();

    /// <summary>Budgets of 310, 280 and 310 euro for January to March.</summary>
    public static async Task WriteBudgetsAsync(TestDatabase test)
    {
        var world = new World(test);
        await world.BudgetAsync("2018-01", 310);
        await world.BudgetAsync("2018-02", 280);
        await world.BudgetAsync("2018-03", 310);
    }
}
