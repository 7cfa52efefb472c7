namespace FunnelReports.Data.Model;

/// <summary>The next free id of one kind of row; programs take ids from it in blocks.</summary>
public sealed class IdBlockRow
{
    public required string Name { get; init; }
    public long Next { get; set; }
}
