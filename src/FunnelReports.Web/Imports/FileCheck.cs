using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Jobs.Imports;

namespace FunnelReports.Web.Imports;

/// <summary>How a file is understood, and what stands in the way of importing it.</summary>
/// <param name="Look">Its first rows.</param>
/// <param name="Draft">What each of its columns is taken for.</param>
/// <param name="Trial">What would become of these rows.</param>
/// <param name="Funnel">The stages that it can speak of.</param>
public sealed record FileCheck(FileLook Look, ImportDraft Draft, ImportTrial Trial, Funnel Funnel)
{
    /// <summary>How many rows the file has, about: a row with line breaks in it counts as several.</summary>
    public long AboutRows => Math.Max(0, Look.Lines - 1);

    /// <summary>True when the sample is the whole file.</summary>
    public bool IsWhole => Look.Rows.Count < FileLook.MostRows;

    /// <summary>True when nothing stands in the way of the import.</summary>
    public bool IsReady => Trial.Faults.Count == 0 && !Draft.AsksDateOrder && Trial.Refused < Trial.Tried;

    /// <summary>An example of a date that can be read in two ways, or null.</summary>
    public string? OpenDate => Draft.AsksDateOrder
        ? Draft.Uses.SelectMany((use, i) => use.IsTime ? Look.Sample.Values(i) : []).FirstOrDefault(v => DateGuess.Of([v]).IsOpen)
        : null;

    /// <summary>A column that says where leads stand now, which without a date cannot be imported.</summary>
    public string? StageWithoutDate => Draft.Kind == ImportKind.Leads
        ? Draft.Header.Where((heading, i) => Draft.Uses[i].IsNothing && StageWordsIn(i)).FirstOrDefault()
        : null;

    /// <summary>Reads the first rows of a file as a form says, or as the program guesses without one.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="form">What somebody has said of it; null when nobody has yet.</param>
    /// <param name="workspace">Where it is to be imported.</param>
    /// <param name="now">The moment after which nothing can have happened.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ImportException">It is no such file.</exception>
    public static FileCheck Of(Upload upload, CheckForm? form, Workspace workspace, Instant now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(workspace);
        var look = FileLook.Read(upload.File, Known(form?.Encoding), CheckForm.DelimiterOf(form?.Delimiter), cancel);
        var draft = form?.Draft(look, workspace) ?? FileGuess.Of(look.Sample, workspace.Funnel, workspace.Currency) with { Delimiter = look.Delimiter, Encoding = look.Encoding };
        return new FileCheck(look, draft, ImportTrial.Of(look, draft.Kind, draft.ToMap(workspace.Funnel), workspace, now), workspace.Funnel);
    }

    private static string? Known(string? encoding) => encoding is not null && ImportMapText.Encodings.Contains(encoding) ? encoding : null;

    private bool StageWordsIn(int place) => Look.Sample.Values(place).Take(200).ToList() is { Count: > 0 } values
        && values.Count(v => StageWords.Of(v, Funnel) is not null) * 2 > values.Count;
}
