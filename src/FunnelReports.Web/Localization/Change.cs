using FunnelReports.Core.Metrics;

namespace FunnelReports.Web.Localization;

/// <summary>How a measure differs from an earlier one: a rate in percentage points, a length of time in days, everything else in percent.</summary>
/// <param name="Direction">−1 down, 0 unchanged, +1 up.</param>
/// <param name="Amount">Fraction of the earlier value (0.12 = 12 %), points (2.1) or days (3.5); null in percent when the earlier value was 0.</param>
/// <param name="Rule">Which of the three.</param>
public sealed record Change(int Direction, double? Amount, ChangeRule Rule)
{
    /// <summary>Compares two measures of one kind. Two kinds, or two currencies, cannot be compared: null.</summary>
    public static Change? Between(Measure? now, Measure? before)
    {
        if (now is null || before is null || now.GetType() != before.GetType() || OtherCurrency(now, before))
        {
            return null;
        }

        var difference = now.Magnitude - before.Magnitude;
        var direction = Math.Sign(difference);
        return now switch
        {
            Measure.Rate => new Change(direction, difference * 100, ChangeRule.Points),
            Measure.Days => new Change(direction, difference, ChangeRule.Days),
            _ => new Change(direction, before.Magnitude == 0 ? null : difference / Math.Abs(before.Magnitude), ChangeRule.Percent),
        };
    }

    private static bool OtherCurrency(Measure now, Measure before) =>
        now is Measure.Money a && before is Measure.Money b && (a.Currency != b.Currency || a.Decimals != b.Decimals);
}
