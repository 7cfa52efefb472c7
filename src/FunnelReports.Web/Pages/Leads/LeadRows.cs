using FunnelReports.Data.Leads;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>A list of leads for a file: what <c>_LeadTable.cshtml</c> shows, each thing in a column of its own.</summary>
/// <param name="words">Says which cells there are.</param>
/// <param name="mayNames">True for those who may see leads: personal data are left out for others.</param>
/// <param name="zone">The reporting time zone.</param>
/// <param name="text">Texts in the reader's language.</param>
public sealed class LeadRows(ListWords words, bool mayNames, TimeZoneInfo zone, IStringLocalizer<SharedResource> text)
{
    /// <summary>Id of the table on the page.</summary>
    public const string Table = "entries";

    private IReadOnlyList<SeenColumn> Columns =>
    [
        Column("Lead"),
        .. mayNames ? [Column("Name"), Column("Company")] : Array.Empty<SeenColumn>(),
        Column("Channel"),
        Column("Campaign"),
        Column("Entered"),
        .. words.HasStage ? [Column("Stage")] : Array.Empty<SeenColumn>(),
        .. words.HasExits ? [Column("Left"), Column("To"), new SeenColumn(words.DaysHeading)] : Array.Empty<SeenColumn>(),
    ];

    /// <summary>The table of a page with all leads of its list, each thing in a column of its own.</summary>
    public SeenTable Whole(SeenTable shown, IAsyncEnumerable<ListedLead> leads)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown with { Columns = Columns, Rows = leads.Select(Of) };
    }

    private IReadOnlyList<ShownValue?> Of(ListedLead line)
    {
        var lead = line.Lead;
        return
        [
            Words(lead.IsErased ? text["erased lead {0}", line.LeadId] : lead.ExternalId),
            .. mayNames ? [Words(lead.Name), Words(lead.Company)] : Array.Empty<ShownValue?>(),
            Words(lead.Channel),
            Words(lead.Campaign),
            Clock(line.Entered.ToUtc()),
            .. words.HasStage ? [Words(line.Stage.Name)] : Array.Empty<ShownValue?>(),
            .. words.HasExits ? [line.Left is { } left ? Clock(left.ToUtc()) : Words(text["still there"]), Words(line.To?.Name), Days(line)] : Array.Empty<ShownValue?>(),
        ];
    }

    private SeenColumn Column(string heading) => new(text[heading]) { IsWords = true };

    private static ShownValue.Text? Words(string? words) => string.IsNullOrWhiteSpace(words) ? null : new ShownValue.Text(words);

    private ShownValue.Moment Clock(DateTimeOffset moment) => ShownValue.At(moment, zone);

    private ShownValue.Number? Days(ListedLead line) => line.Days is { } days ? ShownValue.Rounded(days, words.DaysAreWhole ? 0 : 1) : null;
}
