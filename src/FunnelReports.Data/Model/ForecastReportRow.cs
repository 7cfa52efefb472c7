namespace FunnelReports.Data.Model;

/// <summary>The whole forecast of a night as the document that reports give, so that a page need not make it anew.</summary>
public sealed class ForecastReportRow
{
    /// <summary>The day at whose end it was made.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The document as JSON.</summary>
    public required string Document { get; init; }
}
