using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Cost;

/// <summary>The account of the lag-weighted spend: what came in and where it went. Both sides have one sum, to the minor unit; what is not known counts for nothing in it.</summary>
public sealed class SpendAccount
{
    private readonly Currency currency;

    /// <param name="weighted">The lag-weighted cost.</param>
    /// <param name="currency">Its currency.</param>
    public SpendAccount(LagWeightedFigure weighted, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(weighted);
        this.currency = currency;
        (BroughtForward, Spent) = (Read(weighted.BroughtForward), Read(weighted.Spent));
        (Allocated, NotYetAllocated) = (Read(weighted.Spend), Read(weighted.NotYetAllocated));
    }

    /// <summary>Spent before the period and given to no day before it.</summary>
    public Measure? BroughtForward { get; }

    /// <summary>Spent in the period.</summary>
    public Measure? Spent { get; }

    /// <summary>Given to the period.</summary>
    public Measure? Allocated { get; }

    /// <summary>Given to days after it.</summary>
    public Measure? NotYetAllocated { get; }

    /// <summary>Brought forward + spent.</summary>
    public Measure In => Sum(BroughtForward, Spent);

    /// <summary>Allocated + not yet allocated.</summary>
    public Measure Out => Sum(Allocated, NotYetAllocated);

    private Measure.Money? Read(string? amount) => amount is not null && Money.TryParse(amount, currency, out var money) ? Of(money.Minor) : null;

    private Measure.Money Sum(Measure? one, Measure? other) => Of(new[] { one, other }.OfType<Measure.Money>().Sum(a => a.Minor));

    private Measure.Money Of(long minor) => new(minor, currency.Code, currency.Decimals);
}
