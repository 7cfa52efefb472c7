using FunnelReports.Bench.Children;
using FunnelReports.Bench.Output;

namespace FunnelReports.Bench.Imports;

/// <summary>The times of imports of one kind and of the loader's, over all rounds.</summary>
internal sealed class ImportTimes(string what)
{
    private long importedRows;
    private long loadedRows;
    private double importSeconds;
    private double loadSeconds;
    private double peak;

    public void Imported(ChildResult child)
    {
        importedRows += child.Count;
        importSeconds += child.Seconds;
        peak = Math.Max(peak, child.PeakMegabytes);
    }

    public void Loaded(long rows, double seconds)
    {
        loadedRows += rows;
        loadSeconds += seconds;
    }

    /// <summary>The lines of the table: speed against the loader, and memory.</summary>
    public IEnumerable<BenchLine> Lines(int leads, string? loader)
    {
        var rate = importedRows / importSeconds;
        var measured = Figures.Rate(rate, "rows");
        if (loader is null)
        {
            yield return new BenchLine($"import of {what}", leads, measured, "", measured, rate, null);
        }
        else
        {
            var yardstick = loadedRows / loadSeconds;
            yield return new BenchLine(
                $"import of {what}", leads, measured, $"{loader} {Figures.Rate(yardstick, "rows")}", Figures.Times(rate / yardstick), rate / yardstick,
                Target.Least(0.5, "0.5×"));
        }

        yield return new BenchLine($"memory of the import of {what}", leads, Figures.Megabytes(peak), "", Figures.Megabytes(peak), peak, Target.Most(300, "300 MB"));
    }
}
