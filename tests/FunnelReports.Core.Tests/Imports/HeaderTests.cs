using FunnelReports.Core.Imports;

namespace FunnelReports.Core.Tests.Imports;

public class HeaderTests
{
    private static string Refusal(ImportKind kind, string[] header, string map = "{}") =>
        Assert.Throws<ImportException>(() => ImportLayout.Of(header, kind, Files.Map(map, kind))).Message;

    [Fact]
    public void Columns_are_found_by_name_in_any_order_and_capitals_and_others_are_named_as_ignored()
    {
        var layout = ImportLayout.Of(["Channel", " LEAD_ID ", "shoe size", ""], ImportKind.Leads, ImportMap.None);
        Assert.Equal((1, 0, -1), (layout.PlaceOf(ImportColumn.LeadId), layout.PlaceOf(ImportColumn.Channel), layout.PlaceOf(ImportColumn.Email)));
        Assert.Equal(["shoe size", "(column 4, without a name)"], layout.Ignored.ToList());
    }

    [Fact]
    public void A_map_reads_what_it_names_and_nothing_else()
    {
        var layout = ImportLayout.Of(["id", "origin", "email"], ImportKind.Leads, Files.Map("""{"key":"id","columns":{"channel":"origin"}}"""));
        Assert.Equal((1, -1, -1), (layout.PlaceOf(ImportColumn.Channel), layout.PlaceOf(ImportColumn.Origin), layout.PlaceOf(ImportColumn.Email)));
        Assert.Empty(layout.Ignored);
    }

    [Fact]
    public void A_map_of_settings_alone_leaves_the_columns_as_they_are() =>
        Assert.Equal(0, ImportLayout.Of(["lead_id"], ImportKind.Leads, Files.Map("""{"timeZone":"UTC"}""")).PlaceOf(ImportColumn.LeadId));

    [Theory]
    [InlineData(ImportKind.Leads, "email,name", "The header lacks the column \"lead_id\", which a leads file needs. It has: email, name. Rename the columns, or say with a map file which is which.")]
    [InlineData(ImportKind.Transitions, "lead_id,status", "The header lacks the column \"stage\", \"occurred_at\", which a transitions file needs. It has: lead_id, status. Rename the columns, or say with a map file which is which.")]
    [InlineData(ImportKind.Spend, "amount,currency", "The header lacks the column \"date\" or \"month\", \"category\", which a spend file needs. It has: amount, currency. Rename the columns, or say with a map file which is which.")]
    public void A_missing_column_is_named(ImportKind kind, string header, string message) => Assert.Equal(message, Refusal(kind, header.Split(',')));

    [Fact]
    public void A_column_that_stands_twice_is_refused() =>
        Assert.Equal("The header has the column \"email\" twice. Rename or remove one of them.", Refusal(ImportKind.Leads, ["lead_id", "email", "Email"]).Replace("Email", "email", StringComparison.Ordinal));

    [Fact]
    public void A_column_that_stands_twice_and_that_the_map_does_not_name_does_no_harm() =>
        Assert.Equal(3, ImportLayout.Of(["id", "notes", "notes"], ImportKind.Leads, Files.Map("""{"key":"id"}""")).Width);

    [Fact]
    public void A_column_that_only_the_map_knows_is_named() => Assert.Equal(
        "The file has no column \"won_date\", which the map names. It has: id, won.",
        Refusal(ImportKind.Leads, ["id", "won"], """{"key":"id","stages":{"customer":"won_date"}}"""));

    [Theory]
    [InlineData("lead_id;stage;occurred_at", "\";\"", ";")]
    [InlineData("lead_id\tstage\toccurred_at", "tabs", "tab")]
    [InlineData("lead_id|stage|occurred_at", "\"|\"", "|")]
    public void A_header_in_one_piece_tells_its_mark(string header, string seen, string write) => Assert.Equal(
        $"The header is a single column, \"{header}\": its fields seem to be separated by {seen}. Save the file with commas, or say \"delimiter\": \"{write}\" in a map file.",
        Refusal(ImportKind.Transitions, [header]));
}
