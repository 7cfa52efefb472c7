using FunnelReports.Core.Reports;

namespace FunnelReports.Web.Cli;

/// <summary>The tables of a goal report for a terminal.</summary>
internal static class GoalText
{
    /// <summary>How many of each it takes and how many have come, from the beginning of the funnel to its end.</summary>
    public static IEnumerable<string[]> Needed(GoalReport goal)
    {
        yield return ["", "needed", "so far", "share"];
        yield return ["visits", Known(goal.Needed.Visits), ReportText.Unknown, ReportText.Unknown];
        foreach (var stage in goal.Progress) yield return [stage.Key, Known(stage.Needed), ReportText.Count(stage.Entered), ReportText.Share(stage.Share)];
    }

    /// <summary>Writes what the goal is, how much of the period is gone, and the rates.</summary>
    public static void WriteParts(TextWriter output, GoalReport goal)
    {
        output.WriteLine($"{goal.DaysGone} of {goal.Days} days are gone, {ReportText.Share(goal.DaysShare)}.");
        if (goal is { Revenue: { } revenue, Deal: { } deal })
            output.WriteLine($"Revenue {revenue} {goal.Currency} at an average deal of {deal.Average ?? ReportText.Unknown}, {(deal.Given ? "as given" : $"of {ReportText.Count(deal.Customers ?? 0)} customers with an amount")}.");
        else if (goal.Needed.Customers is null)
            output.WriteLine("No goal was named: --revenue 10000000, or --customers 200.");
        if (goal.Rates.Any(rate => rate is { Key: "visitToLead", Given: false })) output.WriteLine("Visits are not recorded: name --visit-to-lead to see how many it takes.");
        output.WriteLine();
        ReportText.Table(output, [["rate", "from", "to", "reached", "entered", "share", "from", "to", ""], .. goal.Rates.Select(Line)]);
        output.WriteLine($"What is not given is measured by the leads of {goal.MeasuredFrom:yyyy-MM-dd} to {goal.MeasuredTo:yyyy-MM-dd}.");
    }

    private static string[] Line(GoalRate rate) =>
    [
        rate.Key, rate.From ?? ReportText.Unknown, rate.To ?? ReportText.Unknown, ReportText.Count(rate.Numerator), ReportText.Count(rate.Denominator),
        ReportText.Share(rate.Rate), ReportText.Share(rate.Low), ReportText.Share(rate.High), rate.Given ? "given" : rate.Rate is null ? "not known" : "measured",
    ];

    private static string Known(long? count) => count is { } known ? ReportText.Count(known) : ReportText.Unknown;
}
