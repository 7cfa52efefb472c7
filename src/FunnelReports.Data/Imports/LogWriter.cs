using System.Data.Common;

namespace FunnelReports.Data.Imports;

/// <summary>Writes one batch of leads and transitions: only what is new or different, with a dirty mark for each lead that changed.</summary>
public abstract class LogWriter
{
    /// <summary>Stands in place of the id of a lead that is erased: its lines are passed over.</summary>
    protected const long Erased = -1;

    /// <summary>
    /// Writes the batch inside a transaction begun by <see cref="FunnelDatabase.LogAsync"/>. Leads not seen before are made; of known leads only the attributes that the batch gives are
    /// changed; transitions that the log already holds are left alone. Nothing else is written when nothing is new,
    /// and nothing at all of leads that were erased.
    /// </summary>
    public abstract Task<LogChanges> WriteAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel);

    /// <summary>How many rows spoke of leads that are <see cref="Erased"/>.</summary>
    protected static long RowsPassedOver(LogBatch batch, long[] ids)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(ids);
        long rows = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == Erased) rows += batch.Rows?[i] ?? 1;
        }

        return rows;
    }
}
