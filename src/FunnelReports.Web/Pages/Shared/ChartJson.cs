using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>The data block that <c>charts.js</c> reads. Safe inside a script element: <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and quotes are escaped.</summary>
public static class ChartJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteNumber() },
    };

    /// <summary>Writes the chart, with the few words the drawing itself needs. A value that is no number (NaN, ∞) is written as null, a gap.</summary>
    public static string Of(ChartModel chart, IStringLocalizer<SharedResource> text) => JsonSerializer.Serialize(
        new
        {
            chart.Title,
            chart.Kind,
            chart.Unit,
            chart.Currency,
            Decimals = chart.ShownDecimals,
            chart.LabelHeading,
            chart.Labels,
            Days = chart.Days?.Select(day => day.DayNumber),
            Series = chart.Series.Select(series => new { series.Name, series.Values, series.Low, series.High, series.Inner, series.DashedFrom, series.Dotted }),
            chart.Notes,
            chart.Level,
            chart.Hatched,
            chart.EveryLabel,
            Words = new
            {
                Days = text["days"].Value,
                Interval = text["{0}% interval", chart.Confidence].Value,
                Inner = chart.Series.Select(series => series.Inner).FirstOrDefault(band => band is not null) is { } inner ? text["{0}% interval", inner.Confidence].Value : null,
                Low = text["from"].Value,
                High = text["to"].Value,
                NotFinal = text["not final"].Value,
                Total = text["Total"].Value,
                SavePicture = text["Save the chart “{0}” as a PNG picture", chart.Title].Value,
                SaveTable = text["Save the table of “{0}” as a CSV file", chart.Title].Value,
            },
        },
        Options);

    private sealed class FiniteNumber : JsonConverter<double?>
    {
        public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
        {
            if (value is { } number && double.IsFinite(number))
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
