using System.Collections.Immutable;
using System.Text.Json;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Data;
using FunnelReports.Jobs.Imports;

namespace FunnelReports.Web.Imports;

/// <summary>How a file is to be read, as the page of its check shows it and as somebody changes it there. Kept beside the file, so that nothing that was chosen is lost.</summary>
public sealed class CheckForm
{
    public ImportKind Kind { get; set; }

    /// <summary>For each column of the file what it is used for, see <see cref="ColumnUse.Text"/>.</summary>
    public List<string?> Use { get; set; } = [];

    /// <summary>What the file calls stages.</summary>
    public List<string?> StageFrom { get; set; } = [];

    /// <summary>For each of them the key of a stage; null for none.</summary>
    public List<string?> StageTo { get; set; } = [];

    /// <summary><c>dmy</c> or <c>mdy</c>; null when nobody has said it.</summary>
    public string? DateOrder { get; set; }

    public string? TimeZone { get; set; }

    public string? Source { get; set; }

    public string? DecimalMark { get; set; }

    public string? ThousandsMark { get; set; }

    public string? Delimiter { get; set; }

    public string? Encoding { get; set; }

    /// <summary>For a file of spend without that column: what all of it was spent on.</summary>
    public string? Category { get; set; }

    /// <summary>For a file without that column: the channel of every row.</summary>
    public string? Channel { get; set; }

    /// <summary>The form that was kept for a file; null when nobody has changed anything yet.</summary>
    public static CheckForm? Read(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return File.Exists(upload.FormFile) ? JsonSerializer.Deserialize<CheckForm>(File.ReadAllText(upload.FormFile)) : null;
    }

    /// <summary>Keeps the form.</summary>
    public void Keep(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        File.WriteAllText(upload.FormFile, JsonSerializer.Serialize(this));
    }

    /// <summary>The form of a draft.</summary>
    public static CheckForm Of(ImportDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new CheckForm
        {
            Kind = draft.Kind,
            Use = [.. draft.Uses.Select(u => u.Text)],
            StageFrom = [.. draft.StageValues.Keys.Order(StringComparer.Ordinal)],
            StageTo = [.. draft.StageValues.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value)],
            DateOrder = draft.DateOrder switch { Core.Imports.DateOrder.DayMonthYear => "dmy", Core.Imports.DateOrder.MonthDayYear => "mdy", _ => null },
            TimeZone = draft.TimeZone,
            Source = draft.Source,
            DecimalMark = draft.DecimalMark.ToString(),
            ThousandsMark = draft.ThousandsMark is ' ' ? "space" : draft.ThousandsMark?.ToString(),
            Delimiter = draft.Delimiter == '\t' ? "tab" : draft.Delimiter.ToString(),
            Encoding = draft.Encoding,
            Category = draft.Constants.GetValueOrDefault(ImportColumn.Category),
            Channel = draft.Constants.GetValueOrDefault(ImportColumn.Channel),
        };
    }

    /// <summary>The mark between fields that the form names, or null.</summary>
    public static char? DelimiterOf(string? text) => text switch { null or "" => null, "tab" => '\t', _ => text[0] };

    /// <summary>The draft that the form stands for. Where it does not fit the file any more, because its header is read in another way, the file is guessed anew.</summary>
    public ImportDraft Draft(FileLook look, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(workspace);
        var guess = FileGuess.Of(look.Sample, workspace.Funnel, workspace.Currency, Enum.IsDefined(Kind) ? Kind : null) with { Delimiter = look.Delimiter, Encoding = look.Encoding };
        guess = guess with
        {
            TimeZone = string.IsNullOrWhiteSpace(TimeZone) ? null : TimeZone.Trim(),
            Source = string.IsNullOrWhiteSpace(Source) ? ImportMap.DefaultSource : Source.Trim(),
        };
        if (Use.Count != look.Sample.Header.Length) return guess;
        var draft = guess with
        {
            Uses = [.. Use.Select(ColumnUse.Parse)],
            StageValues = StageFrom.Zip(StageTo).Where(s => s.First is not null).ToImmutableDictionary(s => s.First!, s => s.Second ?? ""),
            Constants = Constants(workspace.Currency),
            DateOrder = DateOrder switch { "dmy" => Core.Imports.DateOrder.DayMonthYear, "mdy" => Core.Imports.DateOrder.MonthDayYear, _ => null },
            DecimalMark = DecimalMark is { Length: > 0 } mark ? mark[0] : '.',
            ThousandsMark = ThousandsMark is { Length: > 0 } between ? between == "space" ? ' ' : between[0] : null,
        };
        return FileGuess.WithStages(FileGuess.WithDates(draft, look.Sample), look.Sample, workspace.Funnel);
    }

    private ImmutableDictionary<ImportColumn, string> Constants(Currency currency)
    {
        var all = ImmutableDictionary<ImportColumn, string>.Empty;
        if (Kind == ImportKind.Spend) all = all.Add(ImportColumn.Currency, currency.Code).Add(ImportColumn.Category, Category ?? "media");
        return string.IsNullOrWhiteSpace(Channel) ? all : all.Add(ImportColumn.Channel, Channel.Trim());
    }
}
