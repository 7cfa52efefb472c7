using FunnelReports.Core.Metrics;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Tests.Metrics;

public class SpendReturnTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly DayRange March = DayRange.OfMonth(2018, 3);
    private static readonly SpendLedger Ledger = new([new(March.Start, 1, 0, 0, 6200_00)], []);

    [Fact]
    public void A_month_of_6200_whose_leads_brought_15500_came_back_two_and_a_half_times()
    {
        var march = new SpendReturn(Ledger, Eur, March, new(148, 3, 3, 15_500_00));
        Assert.Equal(("15500.00", "6200.00", 2.5), (march.Revenue!.Value.ToDecimalString(), march.Spend!.Value.ToDecimalString(), march.PerSpend));
    }

    [Fact]
    public void Without_customers_nothing_came_back_and_without_amounts_nobody_knows()
    {
        Assert.Equal(0.0, new SpendReturn(Ledger, Eur, March, new(148, 0, 0, 0)).PerSpend);
        var unknown = new SpendReturn(Ledger, Eur, March, new(148, 3, 0, 0));
        Assert.Equal((null, null), (unknown.Revenue, unknown.PerSpend));
    }

    [Fact]
    public void Spend_that_is_not_known_for_every_day_or_is_nothing_has_no_return()
    {
        var april = new SpendReturn(Ledger, Eur, DayRange.OfMonth(2018, 4), new(148, 3, 3, 15_500_00));
        Assert.Equal((null, null), (april.Spend, april.PerSpend));
        Assert.Null(new SpendReturn(Ledger, Eur, DayRange.Of(new(2018, 3, 1), new(2018, 4, 1)), new(148, 3, 3, 15_500_00)).PerSpend);
        Assert.Null(new SpendReturn(new([new(March.Start, 1, 0, 0, 0)], []), Eur, March, new(148, 3, 3, 15_500_00)).PerSpend);
    }
}
