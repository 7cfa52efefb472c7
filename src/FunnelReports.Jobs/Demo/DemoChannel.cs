namespace FunnelReports.Jobs.Demo;

/// <summary>How leads of one channel behave in the demo.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Share">Its part of all leads, as a weight.</param>
/// <param name="ToMql">Of its leads, the part that becomes an MQL.</param>
/// <param name="ToSql">Of its MQLs, the part that sales accepts.</param>
/// <param name="MqlDays">The median wait of a lead until it is an MQL, in days.</param>
/// <param name="MonthlyMedia">What the channel's media cost in a plain month, in whole major units.</param>
/// <param name="Action">What its leads do first.</param>
public sealed record DemoChannel(string Name, double Share, double ToMql, double ToSql, double MqlDays, int MonthlyMedia, string Action)
{
    public static IReadOnlyList<DemoChannel> All { get; } =
    [
        new("Paid Search", 20, 0.42, 0.46, 9, 38_000, "Demo request"),
        new("Organic Search", 17, 0.38, 0.50, 14, 4_000, "Contact form"),
        new("Paid Social", 14, 0.24, 0.31, 26, 26_000, "Whitepaper download"),
        new("Email", 9, 0.47, 0.48, 11, 3_000, "Newsletter click"),
        new("Direct", 8, 0.40, 0.54, 8, 0, "Contact form"),
        new("Referral", 6, 0.52, 0.61, 6, 2_500, "Demo request"),
        new("Events", 6, 0.36, 0.43, 19, 14_000, "Booth visit"),
        new("Webinars", 6, 0.44, 0.39, 16, 5_500, "Webinar attended"),
        new("Content Syndication", 5, 0.17, 0.22, 38, 9_000, "Whitepaper download"),
        new("Partners", 4, 0.50, 0.58, 10, 4_500, "Introduction"),
        new("Display", 3, 0.14, 0.21, 33, 7_500, "Whitepaper download"),
        new("Outbound", 2, 0.30, 0.35, 21, 6_000, "Call"),
    ];
}
