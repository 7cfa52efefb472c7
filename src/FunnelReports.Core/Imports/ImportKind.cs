namespace FunnelReports.Core.Imports;

/// <summary>What a file is about.</summary>
public enum ImportKind
{
    /// <summary>One row for each lead, with what is known of it.</summary>
    Leads = 1,

    /// <summary>One row for each move, or one date column for each stage.</summary>
    Transitions = 2,

    /// <summary>Budgets of months and money spent on days.</summary>
    Spend = 3,
}
