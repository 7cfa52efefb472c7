namespace FunnelReports.TestKit.Databases;

/// <summary>
/// Leads of 2017 by which a goal for 2018 is measured, counted by hand: 7 leads, of which 6 reach MQL or later; 4 MQLs, of which 2 become SQL; 2 SQLs, of which 1 becomes a customer; three customers,
/// for 800 euro, for 200 and for an unknown amount. In 2018, up to 10 April, two new leads, one of them an MQL, and an MQL of 2017 that comes back.
/// </summary>
public static class GoalWorld
{
    /// <summary>Writes and folds the leads.</summary>
    public static Task WriteAsync(TestDatabase test) =>
        new World(test)
            .Lead("a", "Paid", ["lead 2017-03-01", "mql 2017-03-05", "sql 2017-03-10", "customer 2017-04-01 €800"])
            .Lead("b", "Paid", ["lead 2017-05-01", "mql 2017-05-02", "sql 2017-12-30"])
            .Lead("c", ["lead 2017-06-01", "mql 2017-06-09"])
            .Lead("d", ["lead 2017-07-01", "mql 2017-07-03", "rejected 2017-07-08", "mql 2018-01-20"])
            .Lead("e", ["lead 2017-08-01", "customer 2017-09-01"])
            .Lead("f", ["lead 2017-10-01"])
            .Lead("g", ["lead 2017-11-01", "customer 2017-12-01 €200"])
            .Lead("h", "Paid", ["lead 2018-01-05", "mql 2018-02-01"])
            .Lead("i", ["lead 2018-03-01"])
            .WriteAsync();
}
