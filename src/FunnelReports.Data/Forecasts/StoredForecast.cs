namespace FunnelReports.Data.Forecasts;

/// <summary>The arrivals that a night forecast for a stage, with their limits.</summary>
/// <param name="Day">The day at whose end it was made.</param>
/// <param name="StageId">The stage.</param>
/// <param name="HorizonDays">How many days ahead.</param>
public sealed record StoredForecast(DateOnly Day, short StageId, int HorizonDays, double Expected, double Low50, double High50, double Low80, double High80);
