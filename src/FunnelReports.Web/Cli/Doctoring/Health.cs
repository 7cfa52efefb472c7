namespace FunnelReports.Web.Cli.Doctoring;

/// <summary>How a check came out.</summary>
public enum Health
{
    Good = 1,

    /// <summary>Works, but somebody should know.</summary>
    Doubtful = 2,
    Bad = 3,
}
