namespace FunnelReports.Web.Layout;

/// <summary>How urgent a banner or a notice is. The tone is also said in words, never by colour alone.</summary>
public enum BannerTone
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Something was done.</summary>
    Success,

    /// <summary>The numbers may mislead until somebody acts.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Problem,
}
