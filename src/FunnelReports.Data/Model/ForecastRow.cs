namespace FunnelReports.Data.Model;

/// <summary>What a night forecast for a stage: the stays that will begin in it, all leads together. Never changed afterwards, so that it can be held against what came.</summary>
public sealed class ForecastRow
{
    /// <summary>The day at whose end it was made.</summary>
    public required DateOnly Day { get; init; }

    public required short StageId { get; init; }

    /// <summary>How many days ahead.</summary>
    public required int HorizonDays { get; init; }

    public required double Expected { get; init; }
    public required double Low50 { get; init; }
    public required double High50 { get; init; }
    public required double Low80 { get; init; }
    public required double High80 { get; init; }
}
