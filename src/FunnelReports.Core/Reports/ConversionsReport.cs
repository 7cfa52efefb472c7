namespace FunnelReports.Core.Reports;

/// <summary>Which conversions lead into a stage and out of it: the campaigns and actions that caused the moves of the period.</summary>
/// <param name="Stage">The stage, usually the one with the role MQL.</param>
/// <param name="AllMoves">All moves of the period, into whatever stage: what the lifts compare with.</param>
/// <param name="In">Moves into the stage.</param>
/// <param name="Out">Moves out of it.</param>
public sealed record ConversionsReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive, string Stage, long AllMoves, ConversionSide In, ConversionSide Out)
    : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>The moves on one side of a stage. The stages add up to the moves, and so do the causes with the others.</summary>
/// <param name="Moves">How many.</param>
/// <param name="Stages">Where they came from, or went to; "entry" is the way into the funnel. Most moves first.</param>
/// <param name="Causes">What caused them, most moves first.</param>
/// <param name="Others">Moves of the causes that are too many to list.</param>
public sealed record ConversionSide(long Moves, IReadOnlyList<ConversionStage> Stages, IReadOnlyList<ConversionCause> Causes, long Others);

/// <summary>The stage at the other end of moves.</summary>
public sealed record ConversionStage(string Key, long N, double? Share);

/// <summary>One campaign and action.</summary>
/// <param name="Campaign">The campaign; null where none is known.</param>
/// <param name="Action">The action; null where none is known.</param>
/// <param name="N">Moves that they caused.</param>
/// <param name="Share">Their share of the moves on this side.</param>
/// <param name="Low">Lower 95 % limit of the share (Wilson).</param>
/// <param name="High">Upper limit.</param>
/// <param name="Lift">Share ÷ their share of all moves: above 1 they lead here more often than elsewhere.</param>
public sealed record ConversionCause(string? Campaign, string? Action, long N, double? Share, double? Low, double? High, double? Lift);
