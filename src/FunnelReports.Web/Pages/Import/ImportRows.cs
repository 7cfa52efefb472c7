using FunnelReports.Data.Imports;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>The history of imports for a file: what the page shows of the latest, each thing in a column of its own.</summary>
/// <param name="words">The words of the page.</param>
/// <param name="zone">The reporting time zone.</param>
/// <param name="text">Texts in the reader's language.</param>
internal sealed class ImportRows(ImportWords words, TimeZoneInfo zone, IStringLocalizer<SharedResource> text)
{
    private IReadOnlyList<SeenColumn> Columns =>
        [Words("File"), Words("State"), Words("Message"), Words("When"), Words("By"), new(text["Rows"]), new(text["Refused"]), new(text["New leads"]), new(text["New moves"])];

    /// <summary>The table of the page with all imports.</summary>
    public SeenTable Whole(SeenTable shown, IAsyncEnumerable<ImportStory> stories) => shown with { Columns = Columns, Rows = stories.Select(Of) };

    private IReadOnlyList<ShownValue?> Of(ImportStory story)
    {
        var run = story.Run;
        return
        [
            new ShownValue.Text(run.FileName), new ShownValue.Text(words.State(run)), run.Error is { } error ? new ShownValue.Text(error) : null,
            ShownValue.At(run.StartedAt, zone), new ShownValue.Text(words.By(story)),
            new ShownValue.Number(run.RowsRead, 0), new ShownValue.Number(run.RowsRefused, 0), new ShownValue.Number(run.LeadsAdded, 0), new ShownValue.Number(run.TransitionsAdded, 0),
        ];
    }

    private SeenColumn Words(string heading) => new(text[heading]) { IsWords = true };
}
