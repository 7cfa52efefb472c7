using FunnelReports.Web.Pages.Shared;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>Addresses of the list of leads.</summary>
public static class LeadsAddress
{
    /// <summary>Exactly the leads that entered a stage for the first time in a period; all of them without a segment.</summary>
    public static string FirstEntries(string stage, string period, string? segment) => "/leads" + QueryString.Create([
        new("stage", stage), new(PeriodPicker.PeriodName, period), new("first", "yes"),
        .. string.IsNullOrWhiteSpace(segment) ? [] : new KeyValuePair<string, string?>[] { new("segment", segment) }]);
}
