namespace FunnelReports.Data;

/// <summary>How the tables of a database stand to this version of the program.</summary>
public enum SchemaState
{
    /// <summary>They are the ones this version works with.</summary>
    Current = 1,

    /// <summary>There are none yet.</summary>
    Empty = 2,

    /// <summary>Migrations are missing.</summary>
    Old = 3,

    /// <summary>A newer version of the program has changed them.</summary>
    Newer = 4,
}
