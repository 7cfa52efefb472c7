namespace FunnelReports.Core.Metrics;

/// <summary>
/// The account of a stage over a period: leads in it at the first instant, leads that came in, leads that went out.
/// <c>Closing = Opening + Inflow − Outflow</c> always, and the closing of a period is the opening of the next.
/// </summary>
/// <param name="Opening">Leads in the stage when the period starts.</param>
/// <param name="Inflow">Stays that began in the period, re-entries included.</param>
/// <param name="Outflow">Stays left in the period.</param>
public readonly record struct StageBalance(long Opening, long Inflow, long Outflow)
{
    /// <summary>Leads in the stage when the period ends (before the first instant of the next).</summary>
    public long Closing => Opening + Inflow - Outflow;

    /// <summary>The balance of the period that follows this one.</summary>
    public StageBalance Next(long inflow, long outflow) => new(Closing, inflow, outflow);

    /// <summary>This period and the one that follows it as one.</summary>
    /// <exception cref="ArgumentException">The other does not open where this one closes.</exception>
    public StageBalance Then(StageBalance following) => following.Opening == Closing
        ? new(Opening, Inflow + following.Inflow, Outflow + following.Outflow)
        : throw new ArgumentException($"A period that opens with {following.Opening} cannot follow one that closes with {Closing}.", nameof(following));

    /// <summary>Two segments without a lead in common, over the same period, as one.</summary>
    public static StageBalance operator +(StageBalance left, StageBalance right) =>
        new(left.Opening + right.Opening, left.Inflow + right.Inflow, left.Outflow + right.Outflow);
}
