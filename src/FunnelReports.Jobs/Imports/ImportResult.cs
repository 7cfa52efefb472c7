using FunnelReports.Core.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>What became of a file.</summary>
/// <param name="RunId">Its run in the history of imports.</param>
/// <param name="RowsRead">Rows of the file, refused ones included.</param>
/// <param name="RowsRefused">Rows that were not taken.</param>
public sealed record ImportResult(long RunId, long RowsRead, long RowsRefused)
{
    public long LeadsAdded { get; init; }
    public long LeadsChanged { get; init; }
    public long TransitionsAdded { get; init; }

    /// <summary>Rows that spoke of leads that are erased: nothing of them was taken.</summary>
    public long RowsPassedOver { get; init; }

    /// <summary>Budgets and days of spend that are new.</summary>
    public long SpendAdded { get; init; }

    /// <summary>Budgets and days of spend that replaced another amount.</summary>
    public long SpendChanged { get; init; }

    /// <summary>Columns of the file that mean nothing to the program.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>Where the refused rows are, or null when none was refused.</summary>
    public string? ErrorsFile { get; init; }

    /// <summary>The first refusals, at most <see cref="RefusalFile.FirstFew"/>.</summary>
    public IReadOnlyList<Refusal> FirstRefusals { get; init; } = [];

    /// <summary>True when the database already held everything.</summary>
    public bool ChangedNothing => LeadsAdded + LeadsChanged + TransitionsAdded + SpendAdded + SpendChanged == 0;
}
