using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using FunnelReports.Core.Reports;

namespace FunnelReports.Core.Tests.Metrics;

/// <summary>Every number that a report's document gives, by its path: "cost.simple.perLead". Money is a number too, though it is written as text.</summary>
internal static class DocumentFields
{
    // What names, places or explains numbers and is none itself.
    private static readonly HashSet<string> Structural =
    [
        "key", "name", "text", "timeZone", "segment", "bucket", "stage", "role", "to", "from", "value", "by", "policy", "currency",
        "campaign", "action", "reason", "lagSource", "note", "verdict", "version", "fromDays", "toDays", "movingAverageBuckets",
    ];

    // The days that a rate, a point or a forecast is for.
    private static readonly HashSet<string> StructuralPaths = ["efficiency.horizons.days", "forecast.stages.horizons.days", "velocity.stages.survival.curve.days", "velocity.segments.values.survival.curve.days"];

    /// <summary>The fields of all reports.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(ReportDocument).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ReportDocument)))
            .SelectMany(type => Of(type, Camel(type.Name[..^"Report".Length]))).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Of(Type type, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var (name, inner) = (Camel(property.Name), Inner(property.PropertyType));
            var here = $"{path}.{name}";
            if (inner.Assembly == typeof(ReportDocument).Assembly && !inner.IsEnum)
            {
                foreach (var field in Of(inner, here)) yield return field;
            }
            else if (IsNumber(inner) && !Structural.Contains(name) && !StructuralPaths.Contains(here))
            {
                yield return here;
            }
        }
    }

    // What a list holds, what may be null.
    private static Type Inner(Type type) =>
        Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? Inner(type.GetGenericArguments()[0]) : type);

    private static bool IsNumber(Type type) =>
        type == typeof(string) || (Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
