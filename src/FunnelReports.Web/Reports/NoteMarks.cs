using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data.Notes;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Reports;

/// <summary>Puts what happened on the days of a period onto the charts over its days, weeks or months.</summary>
public sealed class NoteMarks(IReadOnlyList<DayNote> notes, ReportingCalendar calendar, PeriodNames names, IStringLocalizer<SharedResource> text)
{
    /// <summary>Imports that come on more days than this are routine, and are not marked.</summary>
    public const int RoutineImports = 8;

    /// <summary>The marks of a chart.</summary>
    /// <param name="buckets">The keys of its buckets, in order.</param>
    public IReadOnlyList<ChartNote> On(IReadOnlyList<string> buckets)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var days = buckets.Select(key => Period.Parse(key, calendar).Range).ToList();
        var imports = notes.Count(n => n.Kind == DayNoteKind.Import);
        return
        [
            .. notes.Where(n => n.Kind != DayNoteKind.Import || imports <= RoutineImports)
                .Select(n => (Note: n, Label: days.FindIndex(d => n.First < d.End && n.Last >= d.Start)))
                .Where(mark => mark.Label >= 0)
                .Select(mark => new ChartNote(mark.Label, TextOf(mark.Note, days[mark.Label]))),
        ];
    }

    // The label says the day where it is one.
    private string TextOf(DayNote note, DayRange label) =>
        note.First == note.Last && label.Days == 1 ? Words(note)
        : text["{0}: {1}", note.First == note.Last ? names.Format.Day(note.First) : names.Format.Days(note.First, note.Last), Words(note)];

    private string Words(DayNote note) => note.Kind switch
    {
        DayNoteKind.Import => text["import of {0}, {1} leads and moves", note.Text, names.Format.Count(note.Count)],
        DayNoteKind.Budgets => text["{0} budgets changed", names.Format.Count(note.Count)],
        DayNoteKind.Definition => text["from here on days are counted by other settings"],
        _ => note.Text,
    };
}
