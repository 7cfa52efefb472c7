namespace FunnelReports.Data.Imports;

/// <summary>What a batch changed.</summary>
public readonly record struct LogChanges(long LeadsAdded, long LeadsChanged, long TransitionsAdded)
{
    /// <summary>Rows of leads that are erased: nothing of them was taken.</summary>
    public long RowsPassedOver { get; init; }

    /// <summary>True when the database already held everything.</summary>
    public bool IsNothing => LeadsAdded == 0 && LeadsChanged == 0 && TransitionsAdded == 0;

    public static LogChanges operator +(LogChanges a, LogChanges b) =>
        new(a.LeadsAdded + b.LeadsAdded, a.LeadsChanged + b.LeadsChanged, a.TransitionsAdded + b.TransitionsAdded)
        {
            RowsPassedOver = a.RowsPassedOver + b.RowsPassedOver,
        };
}
