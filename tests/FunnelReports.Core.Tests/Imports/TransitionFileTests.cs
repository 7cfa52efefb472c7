using FunnelReports.Core.Imports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Imports;

public class TransitionFileTests
{
    private const string Known = "Known: lead, mql, sql, opportunity, customer, rejected, recycled, lost.";
    private static readonly Instant First = Instant.FromUtc(new DateTime(2018, 3, 1, 0, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void A_row_is_a_move_with_its_cause_and_says_nothing_of_the_lead_itself()
    {
        var (row, _) = Files.Move(
            "lead_id,stage,occurred_at,sequence,campaign,action,actor,reason,amount,event_id", "L1,customer,2018-03-01,2,Spring,call,Olga,budget,1234.50,e-9");
        Assert.Equal(new LeadRow("L1") { Moves = row!.Moves }, row);
        Assert.Equal(
            [new MoveRow(5, First) { Sequence = 2, Campaign = "Spring", Action = "call", Actor = "Olga", Reason = "budget", AmountMinor = 123450, EventId = "e-9" }],
            row.Moves.ToList());
    }

    [Theory]
    [InlineData("mql", 2)]
    [InlineData("MQL", 2)]
    [InlineData("Opportunity", 4)]
    [InlineData("Marketing Qualified Lead", 2)]
    public void A_stage_is_meant_by_its_key_its_name_or_a_value_of_the_map(string text, int stage)
    {
        const string map = """{"values":{"stage":{"Marketing Qualified Lead":"mql"}}}""";
        Assert.Equal([new MoveRow((short)stage, First)], Files.Move("lead_id,stage,occurred_at", $"L1,{text},2018-03-01", map).Row!.Moves.ToList());
    }

    [Theory]
    [InlineData("L1,winner,2018-03-01", "stage", "There is no stage \"winner\". " + Known)]
    [InlineData("L1,,2018-03-01", "stage", "The row has no stage. Fill it in.")]
    [InlineData("L1,mql,", "occurred_at", "The row has no occurred_at. Say when the lead entered the stage.")]
    public void A_move_needs_a_known_stage_and_a_time(string row, string column, string reason) =>
        Assert.Equal(new RowFault(column, reason), Files.Move("lead_id,stage,occurred_at", row).Fault);

    [Fact]
    public void A_retired_stage_takes_no_new_moves()
    {
        var funnel = new Funnel([new Stage(1, "lead", "Lead", StageKind.SuccessPath, null, 1), new Stage(2, "old", "Old", StageKind.SuccessPath, null, 2, Retired: true)]);
        Assert.Equal(
            new RowFault("stage", "The stage \"old\" is retired and takes no new transitions."),
            Files.Move("lead_id,stage,occurred_at", "L1,old,2018-03-01", funnel: funnel).Fault);
    }

    [Fact]
    public void A_name_that_two_stages_share_names_neither()
    {
        var funnel = new Funnel([new Stage(1, "a", "Same", StageKind.SuccessPath, null, 1), new Stage(2, "b", "Same", StageKind.SuccessPath, null, 2)]);
        Assert.Equal(new RowFault("stage", "There is no stage \"same\". Known: a, b."), Files.Move("lead_id,stage,occurred_at", "L1,same,2018-03-01", funnel: funnel).Fault);
    }

    [Fact]
    public void A_long_file_of_another_shape_tells_of_the_lead_and_of_the_cause()
    {
        const string map = """{"key":"id","columns":{"stage":"to","occurred_at":"when","campaign":"utm","channel":"src"},"dateOrder":"mdy","timeZone":"UTC"}""";
        var (row, _) = Files.Move("id,to,when,utm,src", "x,sql,3/1/2018,Spring,Paid", map);
        Assert.Equal(("Paid", null), (row!.Channel, row.Campaign));
        Assert.Equal([new MoveRow(3, First) { Campaign = "Spring" }], row.Moves.ToList());
    }

    [Fact]
    public void A_wide_file_may_be_imported_as_transitions_too() =>
        Assert.Equal([new MoveRow(2, First)], Files.Move("id,d", "x,2018-03-01", """{"key":"id","stages":{"mql":"d"}}""").Row!.Moves.ToList());

    [Theory]
    [InlineData("{}", "1234.5", 123450)]
    [InlineData("{}", "-0.05", -5)]
    [InlineData("""{"decimal":","}""", "1234;5", 123450)]
    [InlineData("""{"decimal":",","thousands":"."}""", "1.234;50", 123450)]
    [InlineData("""{"decimal":",","thousands":" "}""", "1 234 567;00", 123456700)]
    [InlineData("""{"decimal":",","thousands":" "}""", "1\u202F234;50", 123450)]
    [InlineData("""{"thousands":","}""", "1234.50", 123450)]
    public void An_amount_is_read_to_the_cent(string map, string text, long minor) =>
        Assert.Equal(minor, Amount(map, text).Row!.Moves[0].AmountMinor);

    [Theory]
    [InlineData("{}", "1 234.50")]
    [InlineData("{}", "€ 5")]
    [InlineData("{}", "1e3")]
    [InlineData("{}", "0.005")]
    [InlineData("""{"decimal":",","thousands":"."}""", "12.34")]
    [InlineData("""{"decimal":",","thousands":"."}""", "1234.567")]
    [InlineData("{}", "99999999999999999999")]
    public void An_amount_that_is_not_exact_is_refused(string map, string text)
    {
        var fault = Amount(map, text).Fault!;
        Assert.Equal("amount", fault.Column);
        Assert.StartsWith($"\"{text}\" is not an amount in EUR. Write it like 1234", fault.Reason, StringComparison.Ordinal);
    }

    // A semicolon stands for the comma here: the row is split at commas.
    private static (LeadRow? Row, RowFault? Fault) Amount(string map, string text)
    {
        var read = Files.Map(map, ImportKind.Transitions);
        var layout = ImportLayout.Of(["lead_id", "stage", "occurred_at", "amount"], ImportKind.Transitions, read);
        var reader = new LeadRowReader(layout, read, Funnel.Default, Core.Calendars.ReportingCalendar.Create("UTC"), Currency.Parse("EUR"), Files.Now);
        var fault = reader.Read(["L1", "customer", "2018-03-01", text.Replace(';', ',')], out var row);
        return (row, fault);
    }
}
