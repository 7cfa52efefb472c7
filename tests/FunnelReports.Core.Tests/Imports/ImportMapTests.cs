using FunnelReports.Core.Imports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Imports;

public class ImportMapTests
{
    [Fact]
    public void The_whole_shape_is_read()
    {
        var map = Files.Map("""
            {
              "source": "crm", "key": "mql_id",
              "columns": { "channel": "origin" },
              "stages": { "mql": "first_contact_date", "customer": "won_date" },
              "values": { "channel": { "cpc": "Paid" } },
              "timeZone": "America/Sao_Paulo", "dateOrder": "dmy", "decimal": ",", "thousands": ".", "delimiter": "tab", "encoding": "windows-1252",
            }
            """);
        Assert.Equal("crm", map.Source);
        Assert.Equal([(ImportColumn.LeadId, "mql_id"), (ImportColumn.Channel, "origin")], map.Columns.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
        Assert.Equal([("mql", "first_contact_date"), ("customer", "won_date")], map.Stages.Select(s => (s.Stage.Key, s.Column)));
        Assert.Equal("Paid", map.Values[ImportColumn.Channel]["cpc"]);
        Assert.Equal("America/Sao_Paulo", map.Calendar!.ZoneId);
        Assert.Equal(
            (DateOrder.DayMonthYear, ',', '.', '\t', "windows-1252"),
            (map.DateOrder!.Value, map.DecimalMark, map.ThousandsMark!.Value, map.Delimiter, map.Encoding));
    }

    [Theory]
    [InlineData("""{"colums":{}}""", "\"colums\" means nothing in a map. Known: source, key, columns, constants, stages, values, timeZone, dateOrder, decimal, thousands, delimiter, encoding.")]
    [InlineData("""{"key":"id","stages":{"winner":"d"}}""", "There is no stage \"winner\". Known: lead, mql, sql, opportunity, customer, rejected, recycled, lost.")]
    [InlineData("""{"timeZone":"Mars/Olympus"}""", "\"timeZone\": \"Mars/Olympus\" is not an IANA time zone. Use a name such as Europe/Paris, America/Sao_Paulo or UTC.")]
    [InlineData("""{"key":"id","columns":{"channel":"a","persona":"a"}}""", "The column \"a\" is named twice: for \"channel\" and \"persona\". Keep one.")]
    [InlineData("""{"key":"id","stages":{"mql":"d","sql":"d"}}""", "The column \"d\" is named twice: for stage \"mql\" and stage \"sql\". Keep one.")]
    [InlineData("""{"key":"id","columns":{"lead_id":"no"}}""", "The column that identifies the lead is named twice: by \"key\" and by \"columns.lead_id\". Keep one.")]
    [InlineData("""{"key":"id","columns":{"channel":"a","channel":"b"}}""", "\"channel\" stands twice under \"columns\". Keep one.")]
    [InlineData("""{"key":"id","key":"id2"}""", "\"key\" stands twice in the map. Keep one.")]
    [InlineData("""{"columns":{"channel":"a"}}""", "The map does not say which column identifies the lead. Name it by \"key\".")]
    [InlineData("""{"dateOrder":"ydm"}""", "\"dateOrder\" is one of ymd, dmy, mdy.")]
    [InlineData("""{"decimal":";"}""", "\"decimal\" must be one of these marks: \".\"  \",\".")]
    [InlineData("""{"decimal":",","thousands":","}""", "\"decimal\" and \"thousands\" are both ','. One mark cannot be both.")]
    [InlineData("""{"encoding":"ebcdic"}""", "\"encoding\" must be one of utf-8, utf-16, windows-1252, iso-8859-1.")]
    [InlineData("""{"columns":["channel"]}""", "\"columns\" must be an object of names and texts, for example {\"channel\":\"origin\"}.")]
    [InlineData("""{"key":7}""", "\"key\" must be a text that is not empty.")]
    [InlineData("""{"key":"id","columns":{"stage":"s"}}""", "\"stage\" and \"occurred_at\" belong together. Name both, or use \"stages\" for a file with a date column for each stage.")]
    [InlineData("""{"key":"id","columns":{"event_id":"e"},"stages":{"mql":"d"}}""", "\"event_id\" belongs to a single move, and this map has no \"stage\" and \"occurred_at\". Leave it out.")]
    [InlineData("""{"key":"id","columns":{"amount":"e"},"stages":{"mql":"d"}}""", "\"amount\" belongs to the move into the stage with the role Customer, and \"stages\" does not name that stage. Name it, or leave the amount out.")]
    [InlineData("""{"values":{"stage":{"Won":"winner"}}}""", "There is no stage \"winner\". Known: lead, mql, sql, opportunity, customer, rejected, recycled, lost.")]
    [InlineData("[]", "The map is no JSON object: it begins with { and ends with }.")]
    [InlineData("{\n\"key\" \"id\"}", "The map is not valid JSON at line 2, character 7.")]
    public void A_fault_is_named_in_one_line(string json, string fault)
    {
        Assert.False(ImportMapText.TryRead(json, ImportKind.Leads, Funnel.Default, out _, out var faults));
        Assert.Contains(fault, faults);
    }

    [Fact]
    public void A_column_that_nobody_knows_is_told_with_those_that_are()
    {
        Assert.False(ImportMapText.TryRead("""{"columns":{"colour":"c"}}""", ImportKind.Spend, Funnel.Default, out _, out var faults));
        Assert.Equal(["\"colour\" under \"columns\" is no column that can be imported. Known: date, month, category, channel, campaign, amount, currency."], faults);
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        Assert.False(ImportMapText.TryRead("""{"timeZone":"x","dateOrder":"y","decimal":"z"}""", ImportKind.Leads, Funnel.Default, out _, out var faults));
        Assert.Equal(3, faults.Count);
    }

    [Fact]
    public void Transitions_need_stages_in_the_map()
    {
        Assert.False(ImportMapText.TryRead("""{"key":"id"}""", ImportKind.Transitions, Funnel.Default, out _, out var faults));
        Assert.Equal(["The map says nothing of stages. Name \"stage\" and \"occurred_at\" under \"columns\", or give \"stages\" with a date column for each stage."], faults);
    }
}
