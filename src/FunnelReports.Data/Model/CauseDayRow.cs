namespace FunnelReports.Data.Model;

/// <summary>Moves of a day by the action that caused them; <see cref="Counts"/> says how many each campaign caused.</summary>
public sealed class CauseDayRow
{
    public required DateOnly Day { get; init; }
    public required short FromStageId { get; init; }
    public required short ToStageId { get; init; }
    public required int ActionId { get; init; }

    /// <summary>A histogram over campaign ids, 0 where none is known: one row where a row for each campaign would make almost as many rows as moves.</summary>
    public required byte[] Counts { get; init; }
}
