using System.Data.Common;

namespace FunnelReports.Data.Imports;

/// <summary>Writes one batch of leads and transitions: only what is new or different, with a dirty mark for each lead that changed.</summary>
public abstract class LogWriter
{
    /// <summary>
    /// Writes the batch inside the transaction. Leads not seen before are made; of known leads only the attributes that the batch gives are
    /// changed; transitions that the log already holds are left alone. Nothing else is written when nothing is new.
    /// </summary>
    public abstract Task<LogChanges> WriteAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel);
}
