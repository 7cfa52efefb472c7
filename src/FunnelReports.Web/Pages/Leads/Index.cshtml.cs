using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>The leads behind a count of entries, or of first entries.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, EntryList entries)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const int PageSize = 50;
    private const string FirstName = "first";

    [FromQuery]
    public string? Stage { get; init; }

    /// <summary>"yes" lists only those that entered for the first time.</summary>
    [FromQuery(Name = FirstName)]
    public string? First { get; init; }

    [FromQuery(Name = Pager.QueryName)]
    public int Wanted { get; init; } = 1;

    /// <summary>True when only first entries are listed.</summary>
    public bool IsFirst => First == "yes";

    public EntryPage Entries { get; private set; } = null!;

    public Pager Pager => new(Entries.Total, PageSize, Wanted);

    protected override bool Compares => false;

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress =>
        new[] { ("stage", Stage), (FirstName, IsFirst ? First : null) }
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2))
            .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2!));

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Entries = await entries.ReadAsync(Asked with { Stage = Stage }, (long)(Math.Max(1, Wanted) - 1) * PageSize, PageSize, cancel, IsFirst);
}
