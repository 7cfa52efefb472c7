using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Restatement;

/// <summary>What was published, what is known now, and why the two differ.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const int PageSize = 100;

    [FromQuery(Name = Pager.QueryName)]
    public int Wanted { get; init; } = 1;

    public RestatementReport Report { get; private set; } = null!;

    /// <summary>The lines of this page, oldest day first.</summary>
    public IReadOnlyList<RestatementRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    /// <summary>The stage and day whose stock is furthest off; null when none is.</summary>
    public RestatementRow? FurthestOff { get; private set; }

    /// <summary>How far one stage was off, day by day; null when no day changed.</summary>
    public ChartModel? Chart { get; private set; }

    /// <summary>The words of the page.</summary>
    public RestatementWords Words => new(Texts, Names.Format);

    protected override bool Compares => false;

    protected override IReadOnlyList<string> Grains => [];

    /// <summary>The addresses of the leads of a line, as they are known now.</summary>
    public LeadsAddress LeadsOf(RestatementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Leads with { Period = $"{row.Day.Day:yyyy-MM-dd}" };
    }

    /// <summary>Address of the leads behind a part.</summary>
    public string LeadsPath(RestatementRow row, RestatementPart part)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(part);
        var query = new List<KeyValuePair<string, string?>>
        {
            new("day", $"{row.Day.Day:yyyy-MM-dd}"), new("stage", row.Stage.Key), new("cause", $"{part.Cause}".ToLowerInvariant()),
        };
        if (!string.IsNullOrWhiteSpace(Segment)) query.Add(new("segment", Segment));
        return QueryHelpers.AddQueryString("/restatement/leads", query);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.RestatementAsync(Asked, cancel);
        var rows = Report.Days.SelectMany(day => day.Stages.Where(s => !s.Change.IsNone), (day, stage) => new RestatementRow(day, stage)).ToList();
        FurthestOff = rows.Where(r => r.Stage.Change.Closing != 0).MaxBy(r => Math.Abs(r.Stage.Change.Closing));
        Chart = new RestatementChart(Report, Workspace.Funnel, Names, Texts).Draw();
        Pager = new Pager(rows.Count, PageSize, Wanted);
        Rows = ExportAsked.Of(Request.Query) is null ? [.. rows.Skip((int)Pager.Skip).Take(PageSize)] : rows;
    }
}
