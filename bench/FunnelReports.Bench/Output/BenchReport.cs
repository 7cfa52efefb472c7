namespace FunnelReports.Bench.Output;

/// <summary>Everything that one run found, with where and how it was found.</summary>
/// <param name="At">When the run ended, UTC.</param>
/// <param name="Version">Name and version of the database engine.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Command">The options of the run.</param>
/// <param name="LoadAtStart">The load of the machine before.</param>
/// <param name="LoadAtEnd">And after.</param>
internal sealed record BenchReport(
    DateTime At, string Version, IReadOnlyList<string> Settings, string Command, Machine Machine, string LoadAtStart, string LoadAtEnd,
    IReadOnlyList<BenchLine> Lines, IReadOnlyList<string> Notes)
{
    /// <summary>The table as markdown, which people can read as it is.</summary>
    public string ToMarkdown()
    {
        var cells = Lines.Select(l => l.Cells()).Prepend(BenchLine.Heads).ToList();
        var widths = BenchLine.Heads.Select((_, column) => cells.Max(c => c[column].Length)).ToArray();
        var rows = cells.Select(row => $"| {string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column])))} |").ToList();
        rows.Insert(1, $"|{string.Join("|", widths.Select(width => new string('-', width + 2)))}|");
        string[] about =
        [
            $"- Run ended {At:yyyy-MM-dd HH:mm} UTC: `{Command}`",
            $"- {Machine.Processor}, {Machine.Cores} cores, {Machine.Memory}; disk {Machine.Disk}; {Machine.System}",
            $"- {Machine.Runtime}; {Version}: {string.Join(", ", Settings)}",
            $"- Load at start {LoadAtStart}, at end {LoadAtEnd}",
            .. Notes.Select(note => $"- {note}"),
        ];
        return string.Join('\n', rows) + "\n\n" + string.Join('\n', about) + "\n";
    }
}
