using FunnelReports.Bench.Output;

namespace FunnelReports.Bench;

/// <summary>What a run has found so far.</summary>
internal sealed class BenchResults
{
    private const double MostGrowth = 1.5;

    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly List<BenchLine> lines = [];
    private readonly List<string> notes = [];
    private readonly List<(string What, int Leads, double Seconds)> comparable = [];

    public IReadOnlyList<BenchLine> Lines => lines;

    public IReadOnlyList<string> Notes => notes;

    /// <summary>Tells on the terminal what is going on.</summary>
    public void Say(string text) => Console.Error.WriteLine($"{TimeProvider.System.GetElapsedTime(started):hh\\:mm\\:ss} {text}");

    public void Add(BenchLine line)
    {
        lines.Add(line);
        Say("  " + string.Join("  ", line.Cells().Where(cell => cell.Length > 0)));
    }

    /// <summary>A sentence under the table, once.</summary>
    public void Note(string text)
    {
        if (!notes.Contains(text)) notes.Add(text);
    }

    /// <summary>A time that must hardly grow with the size of the database.</summary>
    public void Comparable(string what, int leads, double seconds) => comparable.Add((what, leads, seconds));

    /// <summary>Adds a line for each such time, the largest database against the smallest.</summary>
    public void CompareSizes()
    {
        foreach (var times in comparable.GroupBy(c => c.What).Where(g => g.Count() > 1))
        {
            var (small, large) = (times.MinBy(t => t.Leads), times.MaxBy(t => t.Leads));
            if (small.Leads == large.Leads) continue;
            var ratio = large.Seconds / small.Seconds;
            Add(new BenchLine(
                $"{times.Key}, {Figures.Count(large.Leads)} vs {Figures.Count(small.Leads)} leads", large.Leads, Figures.Seconds(large.Seconds),
                $"{Figures.Seconds(small.Seconds)} at {Figures.Count(small.Leads)}", Figures.Times(ratio), ratio, Target.Most(MostGrowth, "1.5×")));
        }
    }
}
