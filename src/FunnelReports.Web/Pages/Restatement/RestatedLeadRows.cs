using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Restatement;

/// <summary>The leads behind a restatement for a file, in the columns of <c>Leads.cshtml</c>.</summary>
/// <param name="mayNames">True for those who may see leads: personal data are left out for others.</param>
/// <param name="text">Texts in the reader's language.</param>
internal sealed class RestatedLeadRows(bool mayNames, IStringLocalizer<SharedResource> text)
{
    /// <summary>A row for each lead, and that of all of them where they add up to the change.</summary>
    public IEnumerable<IReadOnlyList<ShownValue?>> Of(RestatedLeadPage found)
    {
        foreach (var line in found.Leads)
        {
            yield return
            [
                Words(line.Lead.IsErased ? text["erased lead {0}", line.LeadId] : line.Lead.ExternalId),
                .. mayNames ? [Words(line.Lead.Name), Words(line.Lead.Company)] : Array.Empty<ShownValue?>(),
                Words(line.Lead.Channel),
                .. Numbers(line.Change),
            ];
        }

        if (found.Change is { } sum) yield return [Words(text["All of them"]), .. new ShownValue?[mayNames ? 3 : 1], .. Numbers(sum)];
    }

    private static ShownValue?[] Numbers(AccountChange change) =>
        [new ShownValue.Number(change.Inflow, 0), new ShownValue.Number(change.Outflow, 0), new ShownValue.Number(change.Closing, 0)];

    private static ShownValue.Text? Words(string? words) => string.IsNullOrWhiteSpace(words) ? null : new ShownValue.Text(words);
}
