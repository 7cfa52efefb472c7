using FunnelReports.Core.Imports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Imports;

public class LeadFileTests
{
    private static Instant At(string utc) => Instant.FromUtc(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal));

    [Fact]
    public void A_row_of_leads_gives_every_attribute_and_opens_the_lead()
    {
        var (row, _) = Files.Lead(
            "lead_id,created_at,email,name,company,channel,campaign,persona,origin,country,owner,score,tags",
            " L1 ,2018-03-01T10:00:00Z,a@example.org,Ada,Acme,Paid,Spring,Buyer,Form,FR,Olga,-7,hot;new");
        Assert.Equal(
            new LeadRow("L1")
            {
                CreatedAt = At("2018-03-01T10:00:00Z"),
                Email = "a@example.org",
                Name = "Ada",
                Company = "Acme",
                Channel = "Paid",
                Campaign = "Spring",
                Persona = "Buyer",
                Origin = "Form",
                Country = "FR",
                Owner = "Olga",
                Score = -7,
                Tags = "hot;new",
                Moves = row!.Moves,
            },
            row);
        Assert.Equal([new MoveRow(1, At("2018-03-01T10:00:00Z")) { Campaign = "Spring" }], row.Moves.ToList());
    }

    [Theory]
    [InlineData("Ada,Lovelace", "Ada Lovelace")]
    [InlineData("Ada Lovelace,lovelace", "Ada Lovelace")]
    [InlineData("Ada,", "Ada")]
    [InlineData(",Lovelace", "Lovelace")]
    [InlineData("Lee,Lee", "Lee")]
    [InlineData(",", null)]
    public void A_last_name_in_a_column_of_its_own_is_put_behind_the_name_once(string cells, string? name) =>
        Assert.Equal(name, Files.Lead("lead_id,name,last_name", $"L1,{cells}").Row!.Name);

    [Fact]
    public void An_empty_cell_says_nothing()
    {
        var (row, _) = Files.Lead("lead_id,channel,score,created_at", "L1, ,,");
        Assert.Equal(new LeadRow("L1"), row);
    }

    [Fact]
    public void Created_at_opens_no_lead_where_no_stage_has_the_role_lead()
    {
        var funnel = new Funnel([new Stage(1, "mql", "MQL", StageKind.SuccessPath, StageRole.Mql, 1)]);
        var (row, _) = Files.Lead("lead_id,created_at", "L1,2018-03-01", funnel: funnel);
        Assert.NotNull(row!.CreatedAt);
        Assert.Empty(row.Moves);
    }

    [Fact]
    public void A_wide_row_moves_the_lead_at_each_date_with_its_campaign_as_the_cause()
    {
        const string map = """{"key":"id","columns":{"channel":"origin","campaign":"page"},"stages":{"mql":"first","customer":"won"},"timeZone":"UTC"}""";
        var (row, _) = Files.Lead("id,first,page,origin,won", "x,2018-03-01,p1,social,2018-05-02 08:00:01", map);
        Assert.Equal(
            [new MoveRow(2, At("2018-03-01T00:00:00Z")) { Campaign = "p1" }, new MoveRow(5, At("2018-05-02T08:00:01Z")) { Campaign = "p1" }],
            row!.Moves.ToList());
        Assert.Equal(("social", "p1"), (row.Channel, row.Campaign));
        var (open, _) = Files.Lead("id,first,page,origin,won", "x,2018-03-01,,,", map);
        Assert.Equal([new MoveRow(2, At("2018-03-01T00:00:00Z"))], open!.Moves.ToList());
    }

    [Fact]
    public void In_a_wide_file_the_amount_belongs_to_the_deal()
    {
        const string map = """{"key":"id","columns":{"amount":"value"},"stages":{"mql":"first","customer":"won"},"timeZone":"UTC"}""";
        var (row, _) = Files.Lead("id,first,won,value", "x,2018-03-01,2018-03-02,99.5", map);
        Assert.Equal([null, 9950L], row!.Moves.Select(m => m.AmountMinor));
    }

    [Fact]
    public void A_wide_file_that_dates_the_lead_stage_itself_is_not_opened_twice()
    {
        const string map = """{"key":"id","columns":{"created_at":"made"},"stages":{"lead":"became"},"timeZone":"UTC"}""";
        var (row, _) = Files.Lead("id,made,became", "x,2018-03-01,2018-03-02", map);
        Assert.Equal([new MoveRow(1, At("2018-03-02T00:00:00Z"))], row!.Moves.ToList());
    }

    [Theory]
    [InlineData("lead_id,score", ",7", "lead_id", "The row has no lead_id. Fill it in.")]
    [InlineData("lead_id,score", "L1,7.5", "score", "\"7.5\" is not a whole number. Write digits only.")]
    [InlineData("lead_id,name", "L1,a\u0007b", "name", "The text holds the control character U+0007. Remove it.")]
    public void A_bad_cell_refuses_the_whole_row_and_names_its_column(string header, string row, string column, string reason) =>
        Assert.Equal(new RowFault(column, reason), Files.Lead(header, row).Fault);

    [Fact]
    public void A_text_that_is_too_long_is_refused_and_the_longest_allowed_is_not()
    {
        Assert.Null(Files.Lead("lead_id,channel", "L1," + new string('x', 400)).Fault);
        Assert.Equal(new RowFault("channel", "The text has 401 characters; at most 400 are allowed."), Files.Lead("lead_id,channel", "L1," + new string('x', 401)).Fault);
    }

    [Fact]
    public void Line_breaks_and_tabs_inside_a_text_become_spaces() =>
        Assert.Equal("two lines here", Files.Lead("lead_id,tags", "L1,two\r\nlines\there").Row!.Tags);

    [Fact]
    public void A_fault_names_the_column_as_the_file_does() =>
        Assert.Equal("Punkte", Files.Lead("id,Punkte", "x,viel", """{"key":"id","columns":{"score":"Punkte"}}""").Fault!.Column);

    [Fact]
    public void Values_of_the_map_stand_for_others_and_an_empty_one_for_nothing()
    {
        const string map = """{"key":"id","columns":{"channel":"src","persona":"p"},"values":{"channel":{"cpc":"Paid Search"},"persona":{"null":""}}}""";
        var (row, _) = Files.Lead("id,src,p", "x, cpc ,null", map);
        Assert.Equal(("Paid Search", null), (row!.Channel, row.Persona));
    }

    [Fact]
    public void Constants_of_the_map_hold_for_every_row() =>
        Assert.Equal("Fair", Files.Lead("lead_id", "x", """{"constants":{"channel":"Fair"}}""").Row!.Channel);
}
