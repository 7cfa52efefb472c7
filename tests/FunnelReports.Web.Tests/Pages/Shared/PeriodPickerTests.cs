using FunnelReports.Web.Pages.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FunnelReports.Web.Tests.Pages.Shared;

public class PeriodPickerTests
{
    private static readonly PeriodPicker Picker =
        new("2018-Q1", "1 Jan 2018 – 31 Mar 2018", new DateOnly(2018, 1, 1), new DateOnly(2018, 3, 31), [], "day");

    [Fact]
    public void A_choice_is_a_readable_address()
    {
        Assert.Equal("?period=2018-Q1&grain=month", Picker.Query(grain: "month"));
        Assert.Equal("?period=2018-03-01..2018-03-31&grain=day", Picker.Query("2018-03-01..2018-03-31"));
    }

    [Fact]
    public void A_choice_keeps_the_segment() =>
        Assert.Equal(
            "?period=2017&grain=day&segment=channel%3DPaid%20%26%20more",
            (Picker with { Keep = [new("segment", "channel=Paid & more")] }).Query("2017"));

    [Fact]
    public void A_choice_of_leads_keeps_the_period_the_grain_and_the_rest_but_not_the_leads_chosen_before() =>
        Assert.Equal(
            "?period=2018-Q1&grain=day&stage=sql",
            new SegmentPicker("All leads", [], null).Keeping((Picker with { Keep = [new("segment", "channel=Paid"), new("stage", "sql")] }).Values).AllQuery);

    [Theory]
    [InlineData("2018-03-01", "2018-03-31", "?period=2018-03-01..2018-03-31&grain=week")]
    [InlineData("2018-03-01", "", null)]
    [InlineData("", "2018-03-31", null)]
    public void Two_days_typed_in_the_form_make_one_period(string from, string to, string? expected)
    {
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["period"] = "2018", ["grain"] = "week", ["from"] = from, ["to"] = to });
        Assert.Equal(expected, PeriodPicker.Typed(query));
    }
}
