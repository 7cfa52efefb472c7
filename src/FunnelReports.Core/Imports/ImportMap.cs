using System.Collections.Immutable;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports;

/// <summary>How to read a file that is not in the program's own shape. Read from JSON by <see cref="ImportMapText"/>, which has checked it.</summary>
public sealed record ImportMap
{
    /// <summary>The source of files whose map names none: leads of one source are told apart by their ids.</summary>
    public const string DefaultSource = "default";

    /// <summary>A file in the program's own shape.</summary>
    public static ImportMap None { get; } = new();

    /// <summary>The system whose ids the file uses.</summary>
    public string Source { get; init; } = DefaultSource;

    /// <summary>The file's name for each column that it has.</summary>
    public ImmutableDictionary<ImportColumn, string> Columns { get; init; } = ImmutableDictionary<ImportColumn, string>.Empty;

    /// <summary>For a wide file: the stages, each with the column that holds the date on which the lead entered it.</summary>
    public ImmutableArray<(Stage Stage, string Column)> Stages { get; init; } = [];

    /// <summary>For a column: what the file writes, and what it stands for. An empty text stands for "not given".</summary>
    public ImmutableDictionary<ImportColumn, ImmutableDictionary<string, string>> Values { get; init; } =
        ImmutableDictionary<ImportColumn, ImmutableDictionary<string, string>>.Empty;

    /// <summary>Values that hold for every row.</summary>
    public ImmutableDictionary<ImportColumn, string> Constants { get; init; } = ImmutableDictionary<ImportColumn, string>.Empty;

    /// <summary>The days of the zone in which the file writes times without offset; null: the reporting time zone.</summary>
    public ReportingCalendar? Calendar { get; init; }

    /// <summary>Null: only dates that begin with the year can be read.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The mark before the decimals of an amount.</summary>
    public char DecimalMark { get; init; } = '.';

    /// <summary>The mark between thousands, or null when amounts have none. A space stands for every kind of space.</summary>
    public char? ThousandsMark { get; init; }

    /// <summary>The mark between fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The name of the encoding, one of <see cref="ImportMapText.Encodings"/>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>True when the map says which columns there are; else the file has the program's own.</summary>
    public bool NamesColumns => !Columns.IsEmpty || !Stages.IsEmpty;
}
