using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>The tables that the command line writes for people hold the numbers of the document.</summary>
[Collection(AgreementCollection.Name)]
public partial class TextAgreesTests(AgreementSite site)
{
    private static readonly string[] Questions = ["period=2025-Q4&grain=month", "period=2026-03&grain=week"];

    // The heading of a table, the rows that are under it in the document, and the field of each cell; "-" is none.
    [Theory]
    [InlineData("stages", "", "stage|opening|inflow|outflow|closing", "stages*", "key opening inflow outflow closing")]
    [InlineData("velocity", "", "stage|exits|mean days|median|p90|waiting|survival median|from|to", "stages*", "key exits meanDays medianDays p90Days survival.open survival.medianDays survival.low survival.high")]
    [InlineData("velocity", "by=origin", "origin|exits|mean days|median|p90|waiting|survival median|from|to", "segments.values*", "value exits meanDays medianDays p90Days survival.open survival.medianDays survival.low survival.high")]
    [InlineData("velocity", "", "stage|leads|mean days|median|p90", "total*", "key leads meanDays medianDays p90Days")]
    [InlineData("cost", "stage=sql", "stage|entered|simple|lag-adjusted|lag in days", "stages*", "key entered simple.perLead lagAdjusted.perLead lagAdjusted.lagDays")]
    [InlineData("cost", "by=channel", "channel|entered|spend|per lead|from|to|days known", "lines*", "- entered spend perLead low high -")]
    [InlineData("cost", "", "came in|leads|customers|revenue|spend|revenue / spend", "return.cohorts*", "bucket leads customers revenue spend perSpend")]
    [InlineData("conversions", "stage=sql", "into sql|#", "in.causes*", "campaign action n share low high lift")]
    [InlineData("conversions", "stage=sql", "out of sql|#", "out.causes*", "campaign action n share low high lift")]
    [InlineData("acceptance", "", "waiting|#", "rejections.reasons*", "- n share")]
    [InlineData("forecast", "", "stage|open|days|arrivals|from|to|stock|from|to|error|same as last|same weekdays|within 80 %", "stages*.horizons*", "- - days arrivals.expected arrivals.low80 arrivals.high80 stock.expected stock.low80 stock.high80 backtest.meanError backtest.sameAsLast backtest.sameWeekdays backtest.within80")]
    [InlineData("goal", "customers=50", "visits|#", "progress*", "key needed entered share")]
    [InlineData("goal", "customers=50", "rate|from|to|reached|entered|share|from|to", "rates*", "key from to numerator denominator rate low high -")]
    [InlineData("restatement", "", "day|stage|cause|inflow|outflow|closing|closing was|is now", "days*.stages*.parts*", "- - cause inflow outflow closing - -")]
    public async Task A_number_of_the_command_line_is_that_of_its_field(string report, string more, string heading, string rows, string fields)
    {
        var compared = 0;
        foreach (var text in Questions)
        {
            var question = new Question(text).And(more);
            var written = await site.RunAsync(["report", report, .. question.Options]);
            var lines = written.Output.Split('\n').Select(line => Gap().Split(line.Trim())).SkipWhile(cells => !Starts(cells, heading)).Skip(1);
            var document = JsonNode.Parse((await site.ApiAsync(report, question)).Text);
            var found = FieldPath.All(document, rows).Where(row => row is not null).ToList();
            foreach (var (row, cells) in found.Zip(lines))
            {
                var places = fields.Split(' ');
                Assert.Equal((written.Output, places.Length), (written.Output, cells.Length));
                foreach (var (field, cell) in places.Zip(cells).Where(pair => pair.First != "-")) compared += ShownCell.Compare($"report {report} {question}: {field}", cell, FieldPath.All(row, field).Single());
            }
        }

        Assert.True(compared >= 6, $"{compared} cells of report {report} were compared.");
    }

    // "#" is any number.
    private static bool Starts(string[] cells, string heading) => heading.Split('|').Zip(cells.Append("")).All(pair => pair.First == "#" ? char.IsDigit(pair.Second.FirstOrDefault('-')) || pair.Second == "–" : pair.First == pair.Second);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
