namespace FunnelReports.Data.Imports;

/// <summary>What a batch of the log did. The numbers are stored; restatements give their parts in this order.</summary>
public enum BatchKind : short
{
    /// <summary>Added leads, attributes or transitions: what arrives after a day was published is late for it.</summary>
    Import = 1,

    /// <summary>Voided transitions that were wrong.</summary>
    Void = 2,

    /// <summary>Gave one lead the history of another.</summary>
    Merge = 3,

    /// <summary>Erased a lead.</summary>
    Erase = 4,
}
