using FunnelReports.Core.Spend;

namespace FunnelReports.Jobs.Demo;

/// <summary>The budgets of the demo: media by channel, everything else for all, month by month.</summary>
public static class DemoBudgets
{
    private static readonly (SpendCategory Category, int Amount)[] Common =
    [
        (SpendCategory.Staff, 46_000),
        (SpendCategory.Technology, 9_500),
        (SpendCategory.Infrastructure, 3_200),
        (SpendCategory.Agency, 12_000),
        (SpendCategory.Other, 2_400),
    ];

    /// <summary>A budget of one month in whole major units; no channel for costs of all.</summary>
    public sealed record Line(DateOnly Month, SpendCategory Category, string? Channel, long AmountMajor);

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<Line> All(ulong seed, DemoSeason season)
    {
        ArgumentNullException.ThrowIfNull(season);
        var dice = new Dice(seed ^ 0xB0D6E7UL);
        var month = new DateOnly(season.Days.Start.Year, season.Days.Start.Month, 1);
        for (var grown = 0; month <= season.Days.End; month = month.AddMonths(1), grown++)
        {
            foreach (var channel in DemoChannel.All.Where(c => c.MonthlyMedia > 0))
                yield return new Line(month, SpendCategory.Media, channel.Name, Rounded(channel.MonthlyMedia * season.Price(month) * (0.93 + (0.14 * dice.Next()))));
            foreach (var (category, amount) in Common)
                yield return new Line(month, category, null, Rounded(amount * (1 + (0.01 * grown)) * (category == SpendCategory.Staff ? 1 : 0.9 + (0.2 * dice.Next()))));
        }
    }

    private static long Rounded(double amount) => (long)(amount / 50) * 50;
}
