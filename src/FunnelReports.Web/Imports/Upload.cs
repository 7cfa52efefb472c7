namespace FunnelReports.Web.Imports;

/// <summary>A file that somebody has sent, in a private folder of its own until it is imported or a day has passed.</summary>
/// <param name="Id">A random name: whoever does not know it cannot ask for it.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">What the file was called where it came from; only shown, never a path.</param>
public sealed record Upload(Guid Id, string Folder, string Name)
{
    /// <summary>The rows.</summary>
    public string File => Path.Combine(Folder, "file.csv");

    /// <summary>How it is to be read, once somebody has looked at it.</summary>
    public string FormFile => Path.Combine(Folder, "form.json");

    /// <summary>The map with which it is imported.</summary>
    public string MapFile => Path.Combine(Folder, "map.json");

    /// <summary>The rows that were refused.</summary>
    public string ErrorsFile => Path.Combine(Folder, "errors.csv");

    /// <summary>What became of it.</summary>
    public string ResultFile => Path.Combine(Folder, "result.json");
}
