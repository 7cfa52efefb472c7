using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>The API and the command line give the same document, and refuse the same questions in the same words.</summary>
[Collection(AgreementCollection.Name)]
public class DocumentsAgreeTests(AgreementSite site)
{
    // The least numbers of numbers keep an empty document from agreeing with itself.
    [Theory]
    [InlineData("stages", "", 60)]
    [InlineData("velocity", "by=persona&stage=sql", 250)]
    [InlineData("efficiency", "from=mql&to=opportunity&policy=strict", 20)]
    [InlineData("cost", "by=campaign&stage=sql", 60)]
    [InlineData("conversions", "stage=sql", 15)]
    [InlineData("acceptance", "", 10)]
    [InlineData("forecast", "", 60)]
    [InlineData("restatement", "", 4)]
    [InlineData("goal", "revenue=900000&closeRate=25%", 15)]
    public async Task The_command_line_writes_the_document_that_the_api_gives(string report, string more, int least)
    {
        foreach (var text in Question.Usual)
        {
            var question = new Question(text).And(more);
            var (status, api) = await site.ApiAsync(report, question);
            var cli = await site.RunAsync(["report", report, .. question.Options, "--json"]);
            if (status == HttpStatusCode.BadRequest)
            {
                Assert.Equal(("restatement", ExitCode.Usage), (report, cli.ExitCode));
                Assert.Contains((string)JsonNode.Parse(api)!["detail"]!, cli.Errors, StringComparison.Ordinal);
                continue;
            }

            Assert.Equal(api, cli.Output.TrimEnd());
            var numbers = Numbers(JsonNode.Parse(api));
            Assert.True(numbers >= least, $"{report} of {question} has {numbers} numbers, which are fewer than {least}.");
        }
    }

    private static int Numbers(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Sum(field => Numbers(field.Value)),
        JsonArray items => items.Sum(Numbers),
        JsonValue value => value.GetValueKind() == JsonValueKind.Number ? 1 : 0,
        _ => 0,
    };
}
