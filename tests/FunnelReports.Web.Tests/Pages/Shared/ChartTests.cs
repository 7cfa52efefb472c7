using System.Text.Json;
using FunnelReports.Web.Pages.Shared;

namespace FunnelReports.Web.Tests.Pages.Shared;

public class ChartTests
{
    private static ChartModel Chart(params ChartSeries[] series) =>
        new("closing", "Leads", ChartKind.StackedBar, ChartUnit.Count, "Month", ["Jan", "Feb"], series);

    [Fact]
    public void The_data_block_cannot_end_its_script_element()
    {
        var json = ChartJson.Of(Chart(new ChartSeries("</script><script>alert('x')</script>&", [1, 2])), Texts.Shared);
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.DoesNotContain(">", json, StringComparison.Ordinal);
        Assert.DoesNotContain("&", json, StringComparison.Ordinal);
        Assert.DoesNotContain("'", json, StringComparison.Ordinal);
        using var read = JsonDocument.Parse(json);
        Assert.Equal("</script><script>alert('x')</script>&", read.RootElement.GetProperty("series")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void The_data_block_names_kind_unit_and_values_as_the_script_reads_them()
    {
        using var read = JsonDocument.Parse(ChartJson.Of(Chart(new ChartSeries("MQL", [243, null]) { DashedFrom = 1 }), Texts.Shared));
        var chart = read.RootElement;
        Assert.Equal("stackedBar", chart.GetProperty("kind").GetString());
        Assert.Equal("count", chart.GetProperty("unit").GetString());
        Assert.Equal(0, chart.GetProperty("decimals").GetInt32());
        Assert.Equal("[\"Jan\",\"Feb\"]", chart.GetProperty("labels").GetRawText());
        Assert.Equal("[243,null]", chart.GetProperty("series")[0].GetProperty("values").GetRawText());
        Assert.Equal(1, chart.GetProperty("series")[0].GetProperty("dashedFrom").GetInt32());
        Assert.False(chart.GetProperty("series")[0].TryGetProperty("low", out _));
    }

    [Fact]
    public void A_value_that_is_no_number_is_drawn_as_a_gap()
    {
        using var read = JsonDocument.Parse(ChartJson.Of(Chart(new ChartSeries("Rate", [double.NaN, double.PositiveInfinity])), Texts.Shared));
        Assert.Equal("[null,null]", read.RootElement.GetProperty("series")[0].GetProperty("values").GetRawText());
    }

    [Fact]
    public void A_series_needs_one_value_for_each_label()
    {
        var fault = Assert.Throws<ArgumentException>(() => Chart(new ChartSeries("MQL", [1])).Checked());
        Assert.Contains("'MQL'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("2 labels", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_needs_both_its_limits() =>
        Assert.Throws<ArgumentException>(() => Chart(new ChartSeries("MQL", [1, 2]) { Low = [0, 1] }).Checked());

    [Fact]
    public void A_narrower_band_needs_both_its_limits_for_each_label() =>
        Assert.Throws<ArgumentException>(() => Chart(new ChartSeries("MQL", [1, 2]) { Inner = new ChartBand(50, [0, 1], [2]) }).Checked());

    [Fact]
    public void Days_along_the_axis_need_to_rise_one_for_each_label()
    {
        var chart = Chart(new ChartSeries("MQL", [1, 2])) with { Kind = ChartKind.Line };
        Assert.Equal(2, (chart with { Days = [new(2018, 1, 1), new(2018, 2, 1)] }).Checked().Labels.Count);
        Assert.Throws<ArgumentException>(() => (chart with { Days = [new(2018, 1, 1)] }).Checked());
        Assert.Throws<ArgumentException>(() => (chart with { Days = [new(2018, 2, 1), new(2018, 2, 1)] }).Checked());
    }

    [Fact]
    public void The_data_block_names_both_bands_the_level_and_what_is_too_young_to_judge()
    {
        var chart = Chart(new ChartSeries("MQL", [1, 2]) { Dotted = true, Inner = new ChartBand(50, [1, 1], [2, 2]), Low = [0, 0], High = [3, 3] }) with
        {
            Confidence = 80,
            Level = new ChartLevel(0.5, "Half", 1),
            Hatched = new ChartYoung(1, "young"),
            Days = [new(1, 1, 1), new(1, 1, 31)],
        };
        using var read = JsonDocument.Parse(ChartJson.Of(chart, Texts.Shared));
        var (root, series) = (read.RootElement, read.RootElement.GetProperty("series")[0]);
        Assert.Equal("[1,1]", series.GetProperty("inner").GetProperty("low").GetRawText());
        Assert.True(series.GetProperty("dotted").GetBoolean());
        Assert.Equal("50% interval", root.GetProperty("words").GetProperty("inner").GetString());
        Assert.Equal("80% interval", root.GetProperty("words").GetProperty("interval").GetString());
        Assert.Equal("{\"value\":0.5,\"text\":\"Half\",\"at\":1}", root.GetProperty("level").GetRawText());
        Assert.Equal("{\"from\":1,\"text\":\"young\"}", root.GetProperty("hatched").GetRawText());
        Assert.Equal("[0,30]", root.GetProperty("days").GetRawText());
    }

    [Fact]
    public void Money_needs_a_currency() =>
        Assert.Throws<ArgumentException>(() => (Chart(new ChartSeries("Spend", [1, 2])) with { Unit = ChartUnit.Money }).Checked());

    [Fact]
    public void A_chart_without_one_known_value_is_empty()
    {
        Assert.True(Chart(new ChartSeries("MQL", [null, null])).IsEmpty);
        Assert.False(Chart(new ChartSeries("MQL", [null, 0])).IsEmpty);
    }
}
