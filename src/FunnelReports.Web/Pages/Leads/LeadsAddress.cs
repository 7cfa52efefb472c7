using FunnelReports.Web.Pages.Shared;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>Addresses of the list of leads.</summary>
public static class LeadsAddress
{
    /// <summary>Exactly the entries into a stage in a period, those of leads that come back too; of all leads without a segment.</summary>
    public static string Entries(string stage, string period, string? segment) => Of(stage, period, [], segment);

    /// <summary>Exactly the leads that entered a stage for the first time in a period; all of them without a segment.</summary>
    public static string FirstEntries(string stage, string period, string? segment) => Of(stage, period, [new("first", "yes")], segment);

    private static string Of(string stage, string period, KeyValuePair<string, string?>[] more, string? segment) => "/leads" + QueryString.Create([
        new("stage", stage), new(PeriodPicker.PeriodName, period), .. more,
        .. string.IsNullOrWhiteSpace(segment) ? [] : new KeyValuePair<string, string?>[] { new(SegmentPicker.Name, segment) }]);
}
