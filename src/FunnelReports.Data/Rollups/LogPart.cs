namespace FunnelReports.Data.Rollups;

/// <summary>Which part of the log a <see cref="LogScan"/> gives.</summary>
public enum LogPart
{
    /// <summary>All that counts now: every lead by its values as known now, with every transition that is not voided.</summary>
    Known = 1,

    /// <summary>
    /// What the rollups hold: every lead that was ever folded, by the values that they were given of it, with its transitions as of then: those of batches
    /// that still wait to be folded are left out, and those that such a batch voids are in.
    /// </summary>
    Folded = 2,
}
