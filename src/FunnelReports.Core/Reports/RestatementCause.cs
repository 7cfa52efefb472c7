using System.Text.Json.Serialization;

namespace FunnelReports.Core.Reports;

/// <summary>Why a day is known to be another than it was published.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RestatementCause>))]
public enum RestatementCause
{
    /// <summary>It was learned after the day was published.</summary>
    [JsonStringEnumMemberName("late")]
    Late = 1,

    /// <summary>Somebody voided moves that were wrong.</summary>
    [JsonStringEnumMemberName("voided")]
    Voided = 2,

    /// <summary>Two leads turned out to be one.</summary>
    [JsonStringEnumMemberName("merged")]
    Merged = 3,

    /// <summary>A lead was erased together with its counts.</summary>
    [JsonStringEnumMemberName("erased")]
    Erased = 4,

    /// <summary>Leads are in another channel, persona or origin than they were then: they moved between segments as a whole.</summary>
    [JsonStringEnumMemberName("reattributed")]
    Reattributed = 5,

    /// <summary>The time zone or the stages were changed since.</summary>
    [JsonStringEnumMemberName("definition")]
    Definition = 6,

    /// <summary>The books do not tell: a reconciliation would find the rollups wrong.</summary>
    [JsonStringEnumMemberName("unexplained")]
    Unexplained = 7,

    /// <summary>The day was published by a version of the program that did not record what it counted: the difference cannot be split by cause.</summary>
    [JsonStringEnumMemberName("unrecorded")]
    Unrecorded = 8,
}
