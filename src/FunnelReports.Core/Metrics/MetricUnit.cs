using System.Text.Json.Serialization;

namespace FunnelReports.Core.Metrics;

/// <summary>What a metric is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MetricUnit>))]
public enum MetricUnit
{
    /// <summary>Leads, each once.</summary>
    [JsonStringEnumMemberName("leads")]
    Leads,

    /// <summary>Stays in a stage: a lead that comes back has another.</summary>
    [JsonStringEnumMemberName("stays")]
    Stays,

    /// <summary>Moves from one stage to another.</summary>
    [JsonStringEnumMemberName("moves")]
    Moves,

    /// <summary>Visits of the site.</summary>
    [JsonStringEnumMemberName("visits")]
    Visits,

    /// <summary>Forecasts that were made.</summary>
    [JsonStringEnumMemberName("forecasts")]
    Forecasts,

    /// <summary>Days, of 86,400 seconds or of the calendar as the metric says.</summary>
    [JsonStringEnumMemberName("days")]
    Days,

    /// <summary>A fraction that people read in percent: 0.125 is 12.5 %.</summary>
    [JsonStringEnumMemberName("rate")]
    Rate,

    /// <summary>How many times as much: 1.5.</summary>
    [JsonStringEnumMemberName("ratio")]
    Ratio,

    /// <summary>An amount of the workspace's currency.</summary>
    [JsonStringEnumMemberName("money")]
    Money,
}
