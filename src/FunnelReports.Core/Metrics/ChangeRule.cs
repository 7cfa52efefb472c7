using System.Text.Json.Serialization;

namespace FunnelReports.Core.Metrics;

/// <summary>How people are told that a metric has changed from one period to the next.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeRule>))]
public enum ChangeRule
{
    /// <summary>In percent of what it was: counts, money and ratios. From 40 to 50 is +25 %.</summary>
    [JsonStringEnumMemberName("percent")]
    Percent,

    /// <summary>In percentage points: rates. From 10 % to 12 % is +2 points.</summary>
    [JsonStringEnumMemberName("points")]
    Points,

    /// <summary>In days: lengths of time. From 20 days to 23 is +3 days.</summary>
    [JsonStringEnumMemberName("days")]
    Days,
}
