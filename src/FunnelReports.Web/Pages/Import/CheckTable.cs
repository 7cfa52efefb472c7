using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Jobs.Imports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>The first rows of a file as they are understood: only what any of them says.</summary>
public sealed class CheckTable
{
    private CheckTable(IReadOnlyList<string> headings, IReadOnlyList<(TrialRow Row, IReadOnlyList<string> Cells)> rows) => (Headings, Rows) = (headings, rows);

    public IReadOnlyList<string> Headings { get; }

    /// <summary>Each row with a cell for each heading; none for one that would be refused.</summary>
    public IReadOnlyList<(TrialRow Row, IReadOnlyList<string> Cells)> Rows { get; }

    /// <summary>The table of a trial.</summary>
    public static CheckTable Of(ImportTrial trial, Workspace workspace, Format format, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(workspace);
        var words = new ColumnWords(text, workspace.Funnel);
        string At(Instant at) => format.Moment(at.ToUtc(), workspace.Calendar.Zone);
        string Money(long? minor) => minor is null ? "" : format.Money(minor, workspace.Currency.Code, workspace.Currency.Decimals);
        string Move(MoveRow move) => string.Join(" · ", new[] { workspace.Funnel[move.StageId].Name, At(move.OccurredAt), move.Action, move.Reason, Money(move.AmountMinor) }.Where(p => !string.IsNullOrEmpty(p)));
        (string Heading, Func<TrialRow, string?> Cell)[] all =
        [
            (words.Of(ImportColumn.LeadId), r => r.Lead?.LeadId),
            (text["Moves"], r => r.Lead is { Moves.Length: > 0 } lead ? string.Join(" → ", lead.Moves.OrderBy(m => m.OccurredAt).Select(Move)) : null),
            (words.Of(ImportColumn.Channel), r => r.Lead?.Channel ?? r.Spend?.Channel),
            (words.Of(ImportColumn.Campaign), r => r.Lead?.Campaign ?? r.Lead?.Moves.FirstOrDefault()?.Campaign ?? r.Spend?.Campaign),
            (words.Of(ImportColumn.Email), r => r.Lead?.Email),
            (text["Name"], r => r.Lead?.Name),
            (words.Of(ImportColumn.Company), r => r.Lead?.Company),
            (words.Of(ImportColumn.Persona), r => r.Lead?.Persona),
            (words.Of(ImportColumn.Origin), r => r.Lead?.Origin),
            (words.Of(ImportColumn.Country), r => r.Lead?.Country),
            (words.Of(ImportColumn.Owner), r => r.Lead?.Owner),
            (words.Of(ImportColumn.Score), r => r.Lead?.Score?.ToString(CultureInfo.CurrentCulture)),
            (words.Of(ImportColumn.Tags), r => r.Lead?.Tags),
            (text["Month or day"], r => r.Spend is { } spend ? spend.IsMonth ? format.Month(spend.Day) : format.Day(spend.Day) : null),
            (words.Of(ImportColumn.Category), r => r.Spend is { } spend ? text[spend.Category.ToString()].Value : null),
            (words.Of(ImportColumn.Amount), r => r.Spend is { } spend ? Money(spend.AmountMinor) : null),
        ];
        var shown = all.Where(c => trial.First.Any(r => !string.IsNullOrEmpty(c.Cell(r)))).ToList();
        return new(
            [.. shown.Select(c => c.Heading)],
            [.. trial.First.Select(r => (r, (IReadOnlyList<string>)(r.Fault is null ? [.. shown.Select(c => c.Cell(r) ?? "")] : [])))]);
    }
}
