using FunnelReports.Data.Leads;
using FunnelReports.Data.Reports;
using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>What the address of a list of leads says besides period and segment; page and API read the same.</summary>
public sealed record LeadsQuery(
    [FromQuery] string? List, [FromQuery] string? Stage, [FromQuery] string? Before, [FromQuery] string? Next, [FromQuery] string? First, [FromQuery] string? Reached,
    [FromQuery] string? Policy, [FromQuery] string? Within, [FromQuery] string? Seen, [FromQuery] string? Campaign, [FromQuery] string? Action, [FromQuery] string? Reason,
    [FromQuery] string? Past, [FromQuery] string? Stayed, [FromQuery] string? Others)
{
    /// <summary>Which leads are asked for.</summary>
    public LeadsAsked Asked => new(List, Before, Next, First, Within, Seen, Campaign, Action, Reason, Past, Stayed, Others);

    /// <summary>The names and values that the address has.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
        new (string Name, string? Value)[]
        {
            ("list", List), ("stage", Stage), ("before", Before), ("next", Next), ("first", First), ("reached", Reached), ("policy", Policy), ("within", Within), ("seen", Seen),
            ("campaign", Campaign), ("action", Action), ("reason", Reason), ("past", Past), ("stayed", Stayed), ("others", Others),
        }
        .Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));

    /// <summary>The request with the stages that the address names.</summary>
    public ReportRequest Narrowed(ReportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { Stage = Stage, To = Reached, Policy = Policy };
    }
}
