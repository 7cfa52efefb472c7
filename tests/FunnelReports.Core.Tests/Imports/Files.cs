using FunnelReports.Core.Calendars;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Imports;

/// <summary>Reads single rows of a file as an import would: workspace in euro, reporting zone Europe/Paris unless told, now 2018-06-01T12:00Z.</summary>
internal static class Files
{
    public static readonly Instant Now = Instant.FromUtc(new DateTime(2018, 6, 1, 12, 0, 0, DateTimeKind.Utc));

    public static ImportMap Map(string json, ImportKind kind = ImportKind.Leads)
    {
        Assert.True(ImportMapText.TryRead(json, kind, Funnel.Default, out var map, out var faults), string.Join("\n", faults));
        return map!;
    }

    public static (LeadRow? Row, RowFault? Fault) Lead(string header, string row, string map = "{}", ImportKind kind = ImportKind.Leads, string zone = "Europe/Paris", Funnel? funnel = null)
    {
        var read = Map(map, kind);
        var layout = ImportLayout.Of(header.Split(','), kind, read);
        var reader = new LeadRowReader(layout, read, funnel ?? Funnel.Default, ReportingCalendar.Create(zone), Currency.Parse("EUR"), Now);
        var fault = reader.Read(row.Split(','), out var lead);
        Assert.Equal(fault is null, lead is not null);
        return (lead, fault);
    }

    public static (LeadRow? Row, RowFault? Fault) Move(string header, string row, string map = "{}", Funnel? funnel = null) =>
        Lead(header, row, map, ImportKind.Transitions, "UTC", funnel);

    public static (SpendRow? Row, RowFault? Fault) Spend(string header, string row, string map = "{}", string currency = "EUR")
    {
        var read = Map(map, ImportKind.Spend);
        var reader = new SpendRowReader(ImportLayout.Of(header.Split(','), ImportKind.Spend, read), read, ReportingCalendar.Create("UTC"), Currency.Parse(currency), Now);
        var fault = reader.Read(row.Split('|'), out var spend);
        Assert.Equal(fault is null, spend is not null);
        return (spend, fault);
    }

    /// <summary>The instant that a file of the zone means by a text, as ISO text; or the reason why there is none.</summary>
    public static string Time(string text, string zone = "Europe/Paris", string map = "{}")
    {
        var (row, fault) = Lead("lead_id,created_at", "a," + text, map, zone: zone);
        return row?.CreatedAt is { } at ? at.ToString().Replace(".000000Z", "Z", StringComparison.Ordinal) : fault!.Reason;
    }
}
