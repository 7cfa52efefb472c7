namespace FunnelReports.Core.Metrics;

/// <summary>How large a part of some moves one campaign and action caused, and whether that is more than its part of all moves.</summary>
/// <param name="Share">The moves it caused ÷ the moves looked at, with their 95 % Wilson limits by <see cref="Ratio.Wilson95"/>.</param>
/// <param name="OfAll">The moves it caused ÷ all moves of the same days and leads, into whatever stage.</param>
public readonly record struct CauseShare(Ratio Share, Ratio OfAll)
{
    /// <summary>
    /// Share ÷ share of all moves: 2 means that it is behind these moves twice as often as behind moves at large, 1 that it is nothing special. Null where
    /// there is no move. Of a few moves it says little: mind the limits of the share.
    /// </summary>
    public double? Lift => Share.Value is { } part && OfAll.Value is { } whole and > 0 ? part / whole : null;
}
