using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;
using static FunnelReports.Core.Tests.Forecasts.MadeUpFunnel;

namespace FunnelReports.Core.Tests.Forecasts;

/// <summary>Leads with known hazards, cut at a day: what is estimated must cover the truth as often as it says.</summary>
public class ForecastSimulationTests
{
    private const int Runs = 1_000;

    [Fact]
    public void The_limits_of_a_forecast_hold_the_outcome_in_half_and_in_four_of_five_of_a_thousand_made_up_funnels()
    {
        var (half, fourFifths) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var (funnel, came) = MakeUp(new Random(run), ahead: 30);
            var expected = funnel.Desk.At(Today)[3].Arrivals(Sql)[0];
            if (expected.Half.Contains(came)) half++;
            if (expected.FourFifths.Contains(came)) fourFifths++;
        }

        Assert.InRange(half / (double)Runs, 0.47, 0.53);
        Assert.InRange(fourFifths / (double)Runs, 0.77, 0.83);
    }

    // Stays that leave with a chance of 2 % a day: half have left by the end of age 34, since 0.98^35 = 0.493. Entered evenly over 100 days, cut at the last of them.
    [Fact]
    public void The_limits_of_the_survival_median_hold_the_truth_19_times_in_20_while_the_mean_of_those_who_left_is_far_too_short()
    {
        const double chance = 0.02;
        var truth = (int)Math.Ceiling(Math.Log(0.5) / Math.Log(1 - chance)) - 1;
        var trueMean = (1 - chance) / chance;
        var covered = 0;
        var completers = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var dice = new Random(run);
            var stays = Enumerable.Range(0, 400).Select(i => (Seen: i % 100, Length: (int)(Math.Log(1 - dice.NextDouble()) / Math.Log(1 - chance)))).ToList();
            var (left, open) = (new Histogram(), new Histogram());
            foreach (var (seen, length) in stays)
            {
                if (length <= seen) left.Add(length);
                else open.Add(seen);
            }

            var curve = KaplanMeier.Of(left, open);
            if (curve.MedianLow <= truth && !(curve.MedianHigh < truth)) covered++;
            completers.Add(stays.Where(s => s.Length <= s.Seen).Average(s => s.Length));
        }

        Assert.InRange(covered / (double)Runs, 0.92, 0.98);
        Assert.InRange(completers.Average() / trueMean, 0.3, 0.7);
    }

    // Seven leads on a weekday and two at the weekend; six in ten become MQL after ten days in the mean, three in ten of these SQL after twenty more.
    private static (MadeUpFunnel Funnel, int Came) MakeUp(Random dice, int ahead)
    {
        var funnel = new MadeUpFunnel(280);
        var came = 0;
        for (var day = funnel.FirstDay; day <= Today + ahead; day++)
        {
            for (var n = Poisson(dice, day % 7 < 5 ? 7 : 2); n > 0; n--)
            {
                var left = day + dice.NextDouble() + Wait(dice, 10);
                var decided = left + Wait(dice, 20);
                if (dice.NextDouble() >= 0.6)
                {
                    funnel.Add((day, Lead), ((int)left, Lost));
                    continue;
                }

                var sql = dice.NextDouble() < 0.3;
                funnel.Add((day, Lead), ((int)left, Mql), ((int)decided, sql ? Sql : Rejected));
                if (sql && (int)decided > Today && (int)decided <= Today + ahead) came++;
            }
        }

        return (funnel, came);
    }

    private static double Wait(Random dice, double mean) => -mean * Math.Log(1 - dice.NextDouble());

    private static int Poisson(Random dice, double mean)
    {
        var count = 0;
        for (var product = dice.NextDouble(); product > Math.Exp(-mean); product *= dice.NextDouble()) count++;
        return count;
    }
}
