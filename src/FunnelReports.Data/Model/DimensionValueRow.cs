namespace FunnelReports.Data.Model;

/// <summary>
/// One value of one dimension, e.g. channel "Paid Search". The id of a channel, persona or origin is also the id of its
/// segment in the rollups; ids below 10 are fixed (0 = all leads, 1–4 = not set).
/// </summary>
public sealed class DimensionValueRow
{
    public required int Id { get; init; }
    public required short Dimension { get; init; }
    public required string Key { get; init; }
}
