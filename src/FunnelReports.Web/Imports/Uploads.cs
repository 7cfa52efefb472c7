using System.Globalization;
using System.Security.Cryptography;
using FunnelReports.Core;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Imports;

/// <summary>
/// The files that people send to be imported: each in a folder with a random name that only this account may read, below the data folder. They are never
/// served; of a file that is done only its refused rows stay, for a day.
/// </summary>
public sealed class Uploads(IConfiguration configuration, TimeProvider clock)
{
    /// <summary>The setting of the largest file, in megabytes.</summary>
    public const string LargestSetting = "Imports:LargestMegabytes";

    private const long Megabyte = 1_048_576;
    private const int UsualMegabytes = 1_024;
    private const int LongestName = 200;
    private const string NameFile = "name.txt";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The largest file that is taken, in bytes.</summary>
    public long LargestBytes { get; } = Megabyte * (int.TryParse(configuration[LargestSetting], NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most : UsualMegabytes);

    // A database elsewhere leaves the data folder of this machine unused, and perhaps not writable.
    private string Folder { get; } =
        string.IsNullOrWhiteSpace(configuration["Data:Path"]) && !string.IsNullOrWhiteSpace(configuration.GetConnectionString("FunnelReports"))
            ? Path.Combine(Path.GetTempPath(), "funnelreports-uploads")
            : ConfiguredDatabase.FileOf(configuration, "uploads");

    /// <summary>Keeps a file. One that is too large is read to its end and not kept, so that its sender can be told.</summary>
    /// <exception cref="MistakeException">It is too large, or it cannot be written here.</exception>
    public async Task<Upload> KeepAsync(string? name, Stream content, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        var upload = new Upload(id, FolderOf(id), Shown(name));
        try
        {
            Make(upload.Folder);
            await File.WriteAllTextAsync(Path.Combine(upload.Folder, NameFile), upload.Name, cancel);
            if (await WriteAsync(upload.File, content, LargestBytes, cancel) <= LargestBytes) return upload;
            throw new MistakeException(
                $"{upload.Name} is larger than the {LargestBytes / Megabyte:N0} MB that are taken here. Divide it into several files, import it at the command line, or raise {LargestSetting}.");
        }
        catch (Exception error)
        {
            Remove(upload);
            if (error is IOException or UnauthorizedAccessException && error is not BadHttpRequestException)
                throw new MistakeException($"The file cannot be kept on the server: {error.Message} Free some space, or make its data folder writable.", error);
            throw;
        }
    }

    /// <summary>The file of that id, or null when it is gone or never was.</summary>
    public Upload? Find(Guid id) =>
        Path.Combine(FolderOf(id), NameFile) is var name && File.Exists(name) ? new Upload(id, FolderOf(id), File.ReadAllText(name)) : null;

    /// <summary>Removes a file with all that belongs to it.</summary>
    public static void Remove(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (Directory.Exists(upload.Folder)) Directory.Delete(upload.Folder, recursive: true);
    }

    /// <summary>Removes what is older than a day.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(Folder)) return;
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var old in new DirectoryInfo(Folder).EnumerateDirectories().Where(d => d.LastWriteTimeUtc < before && Guid.TryParseExact(d.Name, "N", out _)))
            old.Delete(recursive: true);
    }

    private static async Task<long> WriteAsync(string path, Stream content, long largest, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        var buffer = new byte[1 << 16];
        long length = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            length += read;
            if (length <= largest) await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return length;
    }

    private string FolderOf(Guid id) => Path.Combine(Folder, id.ToString("N"));

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Shown(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return plain.Length == 0 ? "file.csv" : plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}
