using FunnelReports.Core.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>A file to import.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="File">Where it is.</param>
public sealed record ImportRequest(ImportKind Kind, string File)
{
    /// <summary>The map file, or null for a file in the program's own shape.</summary>
    public string? MapFile { get; init; }

    /// <summary>Where refused rows go; null: beside the file, with <c>.errors.csv</c> added to its name.</summary>
    public string? ErrorsFile { get; init; }

    /// <summary>The name that the history of imports shows; null: the file's own.</summary>
    public string? FileName { get; init; }

    /// <summary>Who imports it, when it is somebody who has signed in: noted in the record of who did what.</summary>
    public string? Actor { get; init; }
}
