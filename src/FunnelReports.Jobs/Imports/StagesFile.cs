using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using FunnelReports.Core;
using FunnelReports.Core.Stages;

namespace FunnelReports.Jobs.Imports;

/// <summary>A CSV file of stages: <c>key, name, kind, role, order</c> in any order of columns.</summary>
public static class StagesFile
{
    private static readonly string[] Columns = ["key", "name", "kind", "role", "order"];

    /// <summary>Reads every line. What the values mean is for <see cref="FunnelChange"/> to say.</summary>
    /// <exception cref="MistakeException">The file is missing, is no CSV, or its header is another; the message says what it should be.</exception>
    public static IReadOnlyList<StageLine> Read(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!File.Exists(file)) throw new MistakeException($"There is no file {file}.");
        using var text = new StreamReader(file, detectEncodingFromByteOrderMarks: true);
        return Read(text, file);
    }

    internal static IReadOnlyList<StageLine> Read(TextReader text, string file)
    {
        var faulty = (string?)null;
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = bad => faulty ??= bad.RawRecord,
            MissingFieldFound = null,
        });
        if (!csv.Read() || !csv.ReadHeader()) throw new MistakeException($"{file} is empty. It needs the header: {string.Join(',', Columns)}");
        var header = csv.HeaderRecord!.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        if (Columns.FirstOrDefault(c => !header.Contains(c)) is { } missing)
            throw new MistakeException($"{file}, line 1: there is no column \"{missing}\". The header must be: {string.Join(',', Columns)}");
        if (header.FirstOrDefault(h => !Columns.Contains(h)) is { } unknown)
            throw new MistakeException($"{file}, line 1: the column \"{Shown(unknown)}\" is not known. The header must be: {string.Join(',', Columns)}");

        var place = Columns.Select(c => Array.IndexOf(header, c)).ToArray();
        var lines = new List<StageLine>();
        while (csv.Read())
        {
            if (csv.Parser.Record!.All(string.IsNullOrWhiteSpace)) continue;
            lines.Add(new StageLine(csv.Parser.RawRow, At(0), At(1), At(2), At(3), At(4)));
        }

        return faulty is null ? lines : throw new MistakeException($"{file}: a quote is out of place in: {Shown(faulty)}");

        string At(int column) => place[column] < csv.Parser.Count ? csv.Parser[place[column]] : "";
    }

    private static string Shown(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return plain.Length <= 40 ? plain : plain[..40] + "…";
    }
}
