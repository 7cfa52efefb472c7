using System.Text.Json.Nodes;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>Each number of a page is that of its field in the document of the API, as fine as the page shows it, and what it is compared with is that of the other period.</summary>
[Collection(AgreementCollection.Name)]
public class NumbersAgreeTests(AgreementSite site)
{
    private static readonly string[] Questions =
    [
        "period=2025-Q4&grain=month",
        "period=2026-01-01..2026-03-31&grain=month&segment=channel=Paid Search",
        "period=2025-H2&grain=month&segment=saved=Bought",
    ];

    public static TheoryData<string> Pages => [.. PageFields.All.Select(fields => fields.Page)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_number_of_a_page_is_that_of_the_api(string page)
    {
        var fields = PageFields.All.Single(f => f.Page == page);
        foreach (var text in Questions) await CompareAsync(fields, new Question(text).And(fields.More), new Question(text).And(fields.Asked));
    }

    [Fact]
    public Task A_number_of_a_forecast_is_that_of_the_api() => CompareAsync(OutcomeFields.Forecast, new Question(OutcomeFields.Forecast.More), new Question(""));

    [Fact]
    public Task A_number_of_a_restatement_is_that_of_the_api() =>
        CompareAsync(OutcomeFields.Restatement, new Question(OutcomeFields.Restatement.More), new Question(OutcomeFields.Restatement.Asked));

    private async Task CompareAsync(PageFields fields, Question shown, Question asked)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var compared = 0;
        var documents = new Documents(site, asked);
        foreach (var table in fields.Tables)
        {
            var lines = CsvLines.Of(await client.GetByteArrayAsync(new Uri($"{fields.Page}?{shown.Address}&compare=2025-08&export=csv&locale=en&table={table.Table}", UriKind.Relative)));
            var sheet = new ShownCells($"{fields.Page}?{shown} {table.Table}", lines);
            if (table.Rows is not null) compared += await ColumnsAsync(table, sheet, documents);
            foreach (var (row, column, field) in table.Cells) compared += sheet.Compare(row, column, Assert.Single(await documents.AllAsync(field)));
            if (table.Table == "figures") await EarlierAsync(table, sheet, new Documents(site, asked.In("2025-08")));
        }

        Assert.True(compared >= fields.Least, $"{compared} numbers of {fields.Page}?{shown} were compared, which are fewer than {fields.Least}.");
    }

    private static async Task<int> ColumnsAsync(TableFields table, ShownCells sheet, Documents documents)
    {
        var rows = new List<JsonNode?>();
        foreach (var path in table.Rows!.Split(' ')) rows.AddRange(await documents.AllAsync(path));
        var columns = table.Columns.Where(column => !column.MayLack || sheet.Has(column.Column)).ToList();
        sheet.MustHave(columns.Select(column => column.Column), rows.Count + table.Cells.Select(cell => cell.Row).Distinct().Count());
        var compared = 0;
        foreach (var (column, field, _) in columns.Where(column => column.Field != "-"))
        {
            var beside = field[0] == '^' ? await documents.AllAsync(field[1..]) : null;
            for (var i = 0; i < rows.Count; i++) compared += sheet.Compare(i, column, beside is null ? FieldPath.All(rows[i], field).Single() : beside[i]);
        }

        return compared;
    }

    // A figure that is compared says the value of the other period, and by how much it differs from it.
    private static async Task EarlierAsync(TableFields table, ShownCells sheet, Documents earlier)
    {
        foreach (var (row, _, field) in table.Cells.Where(cell => cell.Column == "Value"))
        {
            if (sheet[row, "Before"].Length == 0) continue;
            sheet.Compare(row, "Before", Assert.Single(await earlier.AllAsync(field)));
            sheet.CompareChange(row);
        }
    }

    private sealed class Documents(AgreementSite site, Question question)
    {
        private readonly JsonObject read = [];

        public async Task<List<JsonNode?>> AllAsync(string path)
        {
            var report = path.Split('.')[0];
            if (!read.ContainsKey(report)) read[report] = JsonNode.Parse((await site.ApiAsync(report, question)).Text);
            return [.. FieldPath.All(read, path)];
        }
    }
}
