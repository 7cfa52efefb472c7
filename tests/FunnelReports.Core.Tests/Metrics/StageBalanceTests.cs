using FsCheck.Fluent;
using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Tests.Metrics;

public class StageBalanceTests
{
    [Fact]
    public void A_stage_that_opens_with_100_and_takes_in_40_and_lets_out_25_closes_with_115()
    {
        var july = new StageBalance(100, 40, 25);
        Assert.Equal(115, july.Closing);
        var august = july.Next(10, 30);
        Assert.Equal(new StageBalance(115, 10, 30), august);
        Assert.Equal(new StageBalance(100, 50, 55), july.Then(august));
        Assert.Equal(95, july.Then(august).Closing);
    }

    [Fact]
    public void Periods_that_do_not_meet_are_not_added() =>
        Assert.Throws<ArgumentException>(() => new StageBalance(100, 40, 25).Then(new StageBalance(100, 1, 1)));

    [Fact]
    public void Months_add_up_to_the_quarter_and_channels_to_all() =>
        Law.Holds(Gen.Choose(0, 100_000).ArrayOf(12), n =>
        {
            StageBalance Quarter(int from) => new StageBalance(n[from], n[from + 1], n[from + 2]).Then(new StageBalance(n[from], n[from + 1], n[from + 2]).Next(n[from + 3], n[from + 4]));
            StageBalance paid = Quarter(0), organic = Quarter(6);
            Assert.Equal(paid.Opening + paid.Inflow - paid.Outflow, paid.Closing);
            Assert.Equal(paid.Closing + organic.Closing, (paid + organic).Closing);
        });
}
