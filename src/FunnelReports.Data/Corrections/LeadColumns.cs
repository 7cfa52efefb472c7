namespace FunnelReports.Data.Corrections;

/// <summary>The columns of a lead by what they say.</summary>
internal static class LeadColumns
{
    /// <summary>Texts about the person.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["email", "name", "company", "country", "owner", "tags"];

    /// <summary>Dimension values, 0 when not set. Numbers are broken down by them.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["channel_id", "persona_id", "origin_id", "campaign_id"];
}
